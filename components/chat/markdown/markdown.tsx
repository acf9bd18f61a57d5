"use client";

import { memo, useDeferredValue, useState } from "react";
import { BlockBoundary, PlainBlock } from "./block-boundary";
import { createBlockSplitter } from "./block-splitter";
import { closeOpenMarkup } from "./close-open-markup";
import { CodeBlock } from "./code-block";
import { collectDefinitions, withDefinitions } from "./link-definitions";
import { MARKDOWN_ELEMENTS } from "./markdown-elements";
import { parseCost } from "./parse-budget";
import { parseMarkdown } from "./parse-markdown";
import type { Block } from "./split-blocks";
import "./markdown.css";

/** From this cost on, a growing block is parsed once a line instead of once a frame. In microseconds. */
const STEADY_COST = 6_000;

const MarkdownBlock = memo(function MarkdownBlock({ text }: { text: string }) {
  const elements = parseMarkdown(text, MARKDOWN_ELEMENTS);
  return elements ? <BlockBoundary text={text}>{elements}</BlockBoundary> : <PlainBlock text={text} />;
});

function toGrowingText(source: string): string {
  const cost = parseCost(source);
  if (cost === Number.POSITIVE_INFINITY) return source;
  const lineEnd = source.lastIndexOf("\n") + 1;
  return closeOpenMarkup(cost > STEADY_COST && lineEnd > 0 ? source.slice(0, lineEnd) : source);
}

type FencedProps = { source: string; code: string; language: string; growing: boolean };

/** Half a closing fence is not code. */
const HALF_FENCE = /(^|\n) {0,3}(?:`+|~+)$/;

const FencedBlock = memo(function FencedBlock({ source, code, language, growing }: FencedProps) {
  return (
    <BlockBoundary text={source}>
      <CodeBlock code={code} language={language} growing={growing} />
    </BlockBoundary>
  );
});

function renderBlock(block: Block, growing: boolean, definitions: ReadonlyMap<string, string>, key: number) {
  if (block.kind === "code") {
    const open = growing && block.open;
    const code = open ? block.text.replace(HALF_FENCE, "") : block.text;
    return <FencedBlock key={key} source={block.source} code={code} language={block.language} growing={open} />;
  }
  const text = growing ? toGrowingText(block.source) : block.text;
  return text === "" ? null : <MarkdownBlock key={key} text={withDefinitions(text, definitions)} />;
}

/**
 * An answer. Nothing in it is fetched, no HTML of the model's becomes an element, and links lead only where
 * `toSafeLink` allows. While `streaming`, only the last block is parsed again, with what is half-written in it closed.
 */
export function Markdown({ text, streaming }: { text: string; streaming: boolean }) {
  const [split] = useState(createBlockSplitter);
  const shown = useDeferredValue(text);
  const growing = streaming || shown !== text;
  const [grown, setGrown] = useState(growing);
  if (growing && !grown) setGrown(true);
  const blocks = split(shown.includes("\r") ? shown.replace(/\r\n?/g, "\n") : shown);
  const definitions = collectDefinitions(blocks);
  return (
    <div
      className="markdown space-y-4 text-body [overflow-wrap:anywhere]"
      data-growing={growing || undefined}
      data-grown={grown || undefined}
    >
      {blocks.map((block, index) => renderBlock(block, growing && index === blocks.length - 1, definitions, index))}
    </div>
  );
}
