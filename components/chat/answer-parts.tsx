"use client";

import { Wrench } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useContext } from "react";
import { useText } from "@/components/text-context";
import { type AnswerCode, AnswerCodeContext } from "./answer-code-context";
import { loadTurnReader } from "./load-turn-reader";
import type { ParleyMessage } from "./parley-message";

/** Where the code that draws an answer cannot be fetched, its words are shown as they are. */
const Plain = ({ text }: { text: string; streaming: boolean }) => (
  <p className="text-body break-words whitespace-pre-wrap">{text}</p>
);
const plain = () => ({ default: Plain });

const loadMarkdown = () => import("./markdown/markdown").then(({ Markdown }) => ({ default: Markdown }), plain);
const LazyMarkdown = lazy(loadMarkdown);
const LazyReasoning = lazy(() => import("./reasoning").then((module) => ({ default: module.Reasoning }), plain));

/** Fetches the code for an answer before the question is sent. */
export function prepareForAnswer(): void {
  void loadMarkdown();
  void loadTurnReader().catch(() => {});
}

/** What the server says of a thought: milliseconds since 1970, and how long it took. */
function thoughtTimes(metadata: unknown): { startedAt?: number; durationMs?: number } {
  if (typeof metadata !== "object" || metadata === null || !("parley" in metadata)) return {};
  const { parley } = metadata;
  return typeof parley === "object" && parley !== null ? parley : {};
}

/** The parts of an answer in their order. Only the last one can be growing; sources come while it does. */
export function AnswerParts({ parts, streaming }: { parts: ParleyMessage["parts"]; streaming: boolean }) {
  const last = parts.findLastIndex(({ type }) => type !== "source-url");
  return parts.map((part, index) => {
    const growing = streaming && index === last;
    const key = `${part.type}-${index}`;
    if (part.type === "text" && part.text !== "") return <Text key={key} text={part.text} streaming={growing} />;
    if (part.type === "reasoning" && part.text !== "") {
      const times = thoughtTimes(part.providerMetadata);
      return <Thought key={key} text={part.text} streaming={growing} {...times} />;
    }
    if (part.type === "dynamic-tool") return <ToolCall key={key} name={part.toolName} input={part.input} />;
    return null;
  });
}

function Text(props: { text: string; streaming: boolean }) {
  const code = useContext(AnswerCodeContext);
  if (code) return <code.Markdown {...props} />;
  return (
    <Suspense fallback={<Plain {...props} />}>
      <LazyMarkdown {...props} />
    </Suspense>
  );
}

function Thought(props: ComponentProps<AnswerCode["Reasoning"]>) {
  const code = useContext(AnswerCodeContext);
  if (code) return <code.Reasoning {...props} />;
  return (
    <Suspense fallback={null}>
      <LazyReasoning {...props} />
    </Suspense>
  );
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
