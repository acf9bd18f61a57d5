"use client";

import { Check, Copy, Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { filesOf } from "@/components/chat/attachments/file-part";
import { copyText } from "@/components/chat/copy-text";
import { type ParleyMessage, textOfMessage } from "@/components/chat/parley-message";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type Branches, useBranches } from "./branches-context";
import type { MessageAction } from "./message-action";
import { MoreActions } from "./more-actions";
import { useMessageActions } from "./use-message-actions";
import { VersionSwitch } from "./version-switch";

const copiedForMs = 2000;

/** The quiet row under a question: there when someone comes near, its versions always. */
export function QuestionActions({ message }: { message: ParleyMessage }) {
  const { t } = useText();
  const branches = useBranches();
  const row = useRef<HTMLFieldSetElement>(null);
  const text = textOfMessage(message);
  const copy = useCopy(text);
  const more = useMessageActions(message);
  useFocusBack(branches, message.id, row);
  if (!branches) return null;

  const edit: MessageAction = {
    key: "edit",
    label: t("branches.edit"),
    icon: Pencil,
    hindrance: branches.hindrance,
    run: () => branches.drafts.set(message.id, { text, files: filesOf(message.parts) }),
  };
  return (
    <fieldset
      ref={row}
      aria-label={t("branches.question")}
      className="mt-0.5 flex min-h-8 min-w-0 items-center justify-end gap-x-0.5 max-md:min-h-11 [&_button]:text-ink-faint [&_button:hover]:text-ink md:[&_button]:h-8 [&_svg]:!size-4"
    >
      <VersionSwitch message={message} />
      <span
        className={cn(
          "flex items-center opacity-0 transition-opacity",
          "group-focus-within/question:opacity-100 group-hover/question:opacity-100 pointer-coarse:opacity-100",
        )}
      >
        <MoreActions actions={[edit, ...(text ? [copy] : []), ...more]} />
      </span>
    </fieldset>
  );
}

function useCopy(text: string): MessageAction {
  const { t } = useText();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), copiedForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const run = async () => setState((await copyText(text)) ? "copied" : "failed");
  const label = { idle: t("action.copy"), copied: t("action.copied"), failed: t("action.copyFailed") }[state];
  return { key: "copy", label, icon: state === "copied" ? Check : Copy, run: () => void run() };
}

/** Gives the focus back to where editing began; on a narrow page that is the menu. */
function useFocusBack(branches: Branches | undefined, messageId: string, row: { current: HTMLElement | null }): void {
  useEffect(() => {
    const wish = branches?.focusWish.current;
    if (!branches || wish?.messageId !== messageId || wish.control !== "edit") return;
    branches.focusWish.current = undefined;
    const buttons = [...(row.current?.querySelectorAll<HTMLElement>('[data-control="edit"], [aria-haspopup]') ?? [])];
    buttons.find((button) => button.offsetParent !== null)?.focus({ preventScroll: true });
  }, [branches, messageId, row]);
}
