"use client";

import { Info } from "lucide-react";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";

/** What of the wishes that went with a question could not be met. */
export function AnswerNotes({ warnings }: { warnings: NonNullable<MessageMetadata["warnings"]> }) {
  const { t } = useText();
  return (
    <details className="mt-3 text-ui text-ink-faint">
      <summary className="inline-flex items-center gap-2 rounded-small hover:text-ink-soft pointer-coarse:min-h-11">
        <Info aria-hidden className="size-4" />
        {t("notes.title", { count: warnings.length })}
      </summary>
      <ul className="mt-1 ms-6 list-disc">
        {warnings.map(({ param, action, reason }) => (
          <li key={`${param}-${reason}`}>
            <code className="font-mono text-small">{param}</code>{" "}
            {t(action === "dropped" ? "notes.dropped" : "notes.adjusted")}: <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
