"use client";

import { ArrowUp, ChevronUp, Paperclip, Pencil, X } from "lucide-react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import type { QueuedMessage } from "@/lib/core/draft";
import type { Outbox } from "./use-outbox";

/** The messages that are sent when the running answer is done, first the next one. Nothing where none waits. */
export function QueueList({ outbox, onEdit }: { outbox: Outbox; onEdit: (messageId: string) => void }) {
  const { t } = useText();
  const { waiting, sendNow, raise, remove } = outbox;
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t("queue.label")} className="border-b border-line px-2 pt-1.5 pb-1">
      <ol className="flex max-h-[30dvh] flex-col overflow-y-auto overscroll-contain">
        {waiting.map((item, at) => (
          <li key={item.messageId} className="rise flex min-h-10 items-center gap-0.5">
            <QueuedText item={item} />
            <span className="ms-auto flex shrink-0 items-center">
              {at > 0 && (
                <IconButton label={t("queue.raise")} onClick={() => raise(item.messageId)}>
                  <ChevronUp aria-hidden />
                </IconButton>
              )}
              <IconButton label={t("queue.edit")} onClick={() => onEdit(item.messageId)}>
                <Pencil aria-hidden className="!size-4" />
              </IconButton>
              <IconButton label={t("queue.remove")} onClick={() => remove(item.messageId)}>
                <X aria-hidden />
              </IconButton>
              <button
                type="button"
                disabled={!sendNow}
                onClick={() => sendNow?.(item.messageId)}
                className="inline-flex h-9 items-center gap-1.5 rounded px-2 font-medium text-accent transition-colors hover:bg-paper-soft disabled:text-ink-faint max-md:h-11 max-sm:w-11 max-sm:justify-center [&_svg]:size-4"
              >
                <ArrowUp aria-hidden />
                <span className="max-sm:sr-only">{t("queue.sendNow")}</span>
              </button>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function QueuedText({ item: { text, files } }: { item: QueuedMessage }) {
  const { t } = useText();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 ps-2 text-ink-soft">
      <span dir="auto" className="min-w-0 truncate">
        {text.slice(0, 300) || t("queue.onlyFiles")}
      </span>
      {files.length > 0 && (
        <span className="inline-flex shrink-0 items-center gap-1 text-small text-ink-faint tabular-nums">
          <Paperclip aria-hidden className="size-3.5" />
          <span className="sr-only">{t("queue.files")}</span>
          {files.length}
        </span>
      )}
    </span>
  );
}
