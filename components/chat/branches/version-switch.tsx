"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useArticlePlace } from "@/components/chat/window/article-place";
import { askThread } from "@/components/chat/window/thread-commands";
import { useText } from "@/components/text-context";
import { type FocusWish, useBranches } from "./branches-context";
import { ActionButton } from "./message-action";

/** Which of its versions a message is, and the way to the others: `‹ 2/3 ›`, also by the arrow keys. */
export function VersionSwitch({ message }: { message: ParleyMessage }) {
  const { t, locale } = useText();
  const branches = useBranches();
  const group = useRef<HTMLFieldSetElement>(null);
  const { id, metadata } = message;
  const versions = metadata?.versions ?? [];
  const at = versions.indexOf(id);
  const place = useArticlePlace();
  const isLast = place["aria-posinset"] === place["aria-setsize"];
  useEffect(() => {
    const wish = branches?.focusWish.current;
    if (!branches || wish?.messageId !== id || wish.control === "edit") return;
    branches.focusWish.current = undefined;
    const button = group.current?.querySelector<HTMLElement>(`[data-control="${wish.control}"]`);
    button?.focus({ preventScroll: true });
    if (button && wish.top !== undefined && !isLast) holdAt(button, wish.top);
  }, [branches, id, isLast]);
  if (!branches || versions.length < 2 || at < 0) return null;

  const { hindrance } = branches;
  const go = (to: string | undefined, control: FocusWish["control"]) => {
    if (to === undefined || hindrance) return;
    // What follows is another branch, so its end is not where the reader is.
    if (!isLast) askThread({ type: "let-go" });
    branches.show({ messageId: to, control, top: group.current?.getBoundingClientRect().top });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const isBack = getComputedStyle(event.currentTarget).direction === "rtl" ? step > 0 : step < 0;
    go(versions[at + (isBack ? -1 : 1)], isBack ? "previous" : "next");
  };
  const number = new Intl.NumberFormat(locale);
  const short = `${number.format(at + 1)}/${number.format(versions.length)}`;
  return (
    <fieldset
      ref={group}
      aria-label={t("branches.versions")}
      onKeyDown={onKeyDown}
      className="flex min-w-0 items-center text-ink-faint"
    >
      <Step control="previous" to={versions[at - 1]} go={go} />
      <button
        type="button"
        // Whoever speaks to the page says what is seen.
        aria-label={`${t("branches.version", { index: at + 1, count: versions.length })} · ${short}`}
        title={t("compare.title")}
        onClick={() => branches.compare(message)}
        className="h-9 min-w-8 rounded px-1 text-small tabular-nums transition-colors hover:bg-paper-soft hover:text-ink max-md:h-11"
      >
        {short}
      </button>
      <Step control="next" to={versions[at + 1]} go={go} />
    </fieldset>
  );
}

/** Scrolls so that the switch is under the pointer that pressed it. */
function holdAt(button: HTMLElement, top: number): void {
  const group = button.closest("fieldset") ?? button;
  askThread({ type: "move", pixels: Math.round(group.getBoundingClientRect().top - top) });
}

type StepProps = {
  control: "previous" | "next";
  /** The version it leads to; none at either end. */
  to?: string;
  go: (to: string | undefined, control: FocusWish["control"]) => void;
};

/** One version back or on. At the end it stays reachable, so that the focus is not lost on the way. */
function Step({ control, to, go }: StepProps) {
  const { t } = useText();
  const hindrance = useBranches()?.hindrance;
  const action = {
    key: control,
    label: t(control === "previous" ? "branches.previous" : "branches.next"),
    icon: control === "previous" ? ChevronLeft : ChevronRight,
    run: () => go(to, control),
    hindrance,
  };
  return <ActionButton action={action} isOff={to === undefined} className="w-7 max-md:w-11 rtl:-scale-x-100" />;
}
