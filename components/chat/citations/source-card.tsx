"use client";

import * as Popover from "@radix-ui/react-popover";
import { ExternalLink } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { useText } from "@/components/text-context";
import type { Source } from "./read-sources";
import { readableDate } from "./readable-date";
import { type ShownCard, sourceCard } from "./source-card-store";

export type SourceCardProps = { shown: ShownCard };

/** What is known of a source, at the chip that names it. The focus stays where it is until it is asked in. */
export default function SourceCard({ shown: { source, anchor } }: SourceCardProps) {
  const { t } = useText();
  const panel = useRef<HTMLDivElement>(null);
  const chip = useMemo(() => ({ current: anchor }), [anchor]);
  const isInside = () => panel.current?.contains(document.activeElement) ?? false;
  return (
    <Popover.Root open onOpenChange={(open) => !open && sourceCard.hide()}>
      <Popover.Anchor virtualRef={chip} />
      <Popover.Portal>
        <Popover.Content
          ref={panel}
          side="top"
          sideOffset={6}
          collisionPadding={12}
          hideWhenDetached
          data-source-card=""
          aria-label={t("citation.label", { index: source.number })}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            event.preventDefault();
            if (isInside()) sourceCard.giveBack();
            else sourceCard.hide();
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
          }}
          onKeyDown={leaveByTab}
          onPointerEnter={sourceCard.stay}
          onPointerLeave={({ pointerType }) => pointerType === "mouse" && !isInside() && sourceCard.leave()}
          className="rise z-50 w-[min(22rem,calc(100vw-1.5rem))] rounded-surface border border-line bg-paper-raised p-4 text-start text-ui text-ink shadow-float outline-none"
        >
          <Facts source={source} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The card stands at the end of the page; for the keyboard it stands behind its chip. */
function leaveByTab(event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  if (event.shiftKey) event.preventDefault();
  sourceCard.giveBack();
}

function Facts({ source: { href, host, title, snippet, date } }: { source: Source }) {
  const { t, locale } = useText();
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="group/source flex items-start gap-2 rounded-small font-medium leading-5 pointer-coarse:-my-3 pointer-coarse:min-h-11 pointer-coarse:py-3"
      >
        <span dir="auto" className="line-clamp-3 min-w-0 flex-1 group-hover/source:underline [overflow-wrap:anywhere]">
          {title || host}
        </span>
        <span className="sr-only"> ({t("link.opens")})</span>
        <ExternalLink aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint group-hover/source:text-accent" />
      </a>
      <p className="mt-1 flex min-w-0 gap-x-2 text-small text-ink-soft">
        <bdi className="min-w-0 [overflow-wrap:anywhere]">{host}</bdi>
        {date && (
          <>
            <span aria-hidden>·</span>
            <time className="shrink-0">{readableDate(date, locale)}</time>
          </>
        )}
      </p>
      {snippet && (
        <p dir="auto" className="mt-2 line-clamp-5 text-ink-soft [overflow-wrap:anywhere]">
          {snippet}
        </p>
      )}
    </>
  );
}
