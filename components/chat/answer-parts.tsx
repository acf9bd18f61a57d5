"use client";

import { Wrench } from "lucide-react";
import { lazy, Suspense } from "react";
import { useText } from "@/components/text-context";
import type { ParleyMessage } from "./parley-message";

/** Where the code that draws an answer cannot be fetched, its words are shown as they are. */
const Plain = ({ text }: { text: string; streaming: boolean }) => (
  <p className="text-body break-words whitespace-pre-wrap">{text}</p>
);
const plain = () => ({ default: Plain });

const loadMarkdown = () => import("./markdown/markdown").then(({ Markdown }) => ({ default: Markdown }), plain);
const Markdown = lazy(loadMarkdown);
const Reasoning = lazy(() => import("./reasoning").then((module) => ({ default: module.Reasoning }), plain));

/** Fetches the code that draws answers before the first one is there. */
export function prefetchAnswerParts(): void {
  void loadMarkdown();
}

/** What the server says of a thought: milliseconds since 1970, and how long it took. */
function thoughtTimes(metadata: unknown): { startedAt?: number; durationMs?: number } {
  if (typeof metadata !== "object" || metadata === null || !("parley" in metadata)) return {};
  const { parley } = metadata;
  return typeof parley === "object" && parley !== null ? parley : {};
}

/** The parts of an answer in their order. Only the last one can be growing. */
export function AnswerParts({ parts, streaming }: { parts: ParleyMessage["parts"]; streaming: boolean }) {
  return parts.map((part, index) => {
    const growing = streaming && index === parts.length - 1;
    const key = `${part.type}-${index}`;
    if (part.type === "text" && part.text !== "") {
      return (
        <Suspense key={key} fallback={<Plain text={part.text} streaming={growing} />}>
          <Markdown text={part.text} streaming={growing} />
        </Suspense>
      );
    }
    if (part.type === "reasoning" && part.text !== "") {
      return (
        <Suspense key={key} fallback={null}>
          <Reasoning text={part.text} streaming={growing} {...thoughtTimes(part.providerMetadata)} />
        </Suspense>
      );
    }
    if (part.type === "dynamic-tool") return <ToolCall key={key} name={part.toolName} input={part.input} />;
    return null;
  });
}

function ToolCall({ name, input }: { name: string; input: unknown }) {
  const { t } = useText();
  const text = typeof input === "string" ? input : JSON.stringify(input, undefined, 2);
  return (
    <details className="my-2 rounded border border-line px-3 py-2 text-ui text-ink-soft">
      <summary className="flex items-center gap-2">
        <Wrench aria-hidden className="size-4 shrink-0" />
        {t("thread.tool", { name })}
      </summary>
      <pre className="mt-2 overflow-x-auto font-mono text-small">{text}</pre>
    </details>
  );
}
