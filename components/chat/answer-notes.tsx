"use client";

import { ChevronRight } from "lucide-react";
import { useText } from "@/components/text-context";
import type { Warning } from "@/lib/core/chat-request";
import type { TextKey } from "@/lib/i18n/messages/en";

/** Parameters as the switches of the composer call them. */
const names: [RegExp, TextKey][] = [
  [/^(enable_search|search_config)/, "search.switch"],
  [/^thinking/, "thinking.switch"],
];

const isLostSearch = ({ param, action }: Warning) => param === "enable_search" && action === "dropped";

/** What of the wishes that went with a question could not be met: one line, which opens to the reasons. */
export function AnswerNotes({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useText();
  const others = warnings.filter((warning) => !isLostSearch(warning)).length;
  const title = [
    others < warnings.length && t("notes.noSearch"),
    others > 0 && t("notes.title", { count: others }),
  ].filter(Boolean);
  return (
    <details className="group/notes mt-3 text-ui text-ink-soft">
      <summary className="-ms-1.5 inline-flex list-none items-center gap-1 rounded-small px-1 py-0.5 hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open/notes:rotate-90"
        />
        {title.join(" · ")}
      </summary>
      <ul className="mt-1 flex flex-col gap-1 border-s-2 border-line ps-4 text-ink-soft">
        {warnings.map((warning) => (
          <li key={`${warning.param}-${warning.reason}`} className="[overflow-wrap:anywhere]">
            {!isLostSearch(warning) && <WhatBecame warning={warning} />}
            <bdi>{warning.reason}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function WhatBecame({ warning: { param, action } }: { warning: Warning }) {
  const { t } = useText();
  const name = names.find(([pattern]) => pattern.test(param))?.[1];
  return (
    <>
      {name ? t(name) : <code className="font-mono text-small">{param}</code>}{" "}
      {t(action === "dropped" ? "notes.dropped" : "notes.adjusted")}{" "}
    </>
  );
}
