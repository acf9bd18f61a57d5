"use client";

import { memo, type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { withoutHalfCitation } from "@/components/chat/citations/find-citations";
import { cn } from "@/lib/cn";
import { BlockBoundary, PlainBlock } from "./block-boundary";
import { createBlockSplitter } from "./block-splitter";
import { closeOpenMarkup } from "./close-open-markup";
import { Fence } from "./fence";
import { BlockPlaceContext, FootnoteContext, type FootnoteScope } from "./footnote-context";
import { FootnoteList } from "./footnote-list";
import { collectFootnotes, type Footnote, isFootnoteBlock } from "./footnotes";
import { type BlockGroup, createBlockGrouper } from "./group-blocks";
import { GrowingContext } from "./growing-context";
import { collectDefinitions, withDefinitions } from "./link-definitions";
import { MARKDOWN_ELEMENTS } from "./markdown-elements";
import { parseCost } from "./parse-budget";
import { parseMarkdown } from "./parse-markdown";
import type { Block } from "./split-blocks";
import "./markdown.css";

/** From this cost on, a growing block is parsed once a line instead of once a frame. In microseconds. */
const STEADY_COST = 6_000;

/** How many groups at the end of an answer are always laid out: all of most answers, and where a long one grows. */
const GROUPS_AT_END = 2;

const MarkdownBlock = memo(function MarkdownBlock({ text }: { text: string }) {
  const elements = parseMarkdown(text, MARKDOWN_ELEMENTS);
  return elements ? <BlockBoundary text={text}>{elements}</BlockBoundary> : <PlainBlock text={text} />;
});

function toGrowingText(source: string): string {
  const cost = parseCost(source);
  if (cost === Number.POSITIVE_INFINITY) return source;
  const lineEnd = source.lastIndexOf("\n") + 1;
  return closeOpenMarkup(cost > STEADY_COST && lineEnd > 0 ? source.slice(0, lineEnd) : withoutHalfCitation(source));
}

type FencedProps = { source: string; code: string; language: string; growing: boolean };

/** Half a closing fence is not code. */
const HALF_FENCE = /(^|\n) {0,3}(?:`+|~+)$/;

const FencedBlock = memo(function FencedBlock({ source, code, language, growing }: FencedProps) {
  return (
    <BlockBoundary text={source}>
      <Fence code={code} language={language} growing={growing} />
    </BlockBoundary>
  );
});

type Definitions = ReadonlyMap<string, string>;

function drawBlock(block: Block, growing: boolean, definitions: Definitions): ReactNode {
  if (block.kind === "code") {
    const open = growing && block.open;
    const code = open ? block.text.replace(HALF_FENCE, "") : block.text;
    return <FencedBlock source={block.source} code={code} language={block.language} growing={open} />;
  }
  if (isFootnoteBlock(block)) return null;
  const text = growing ? toGrowingText(block.source) : block.text;
  return text === "" ? null : <MarkdownBlock text={withDefinitions(text, definitions)} />;
}

/** Blocks are only ever added at the end, so a block is its place. */
function placeBlock(block: Block, place: number, growing: boolean, definitions: Definitions) {
  return (
    <BlockPlaceContext key={place} value={place}>
      <GrowingContext value={growing}>{drawBlock(block, growing, definitions)}</GrowingContext>
    </BlockPlaceContext>
  );
}

type GroupProps = { group: BlockGroup; growing: boolean; settled: boolean; definitions: Definitions };

/** A finished group is not looked at again while the answer grows. `settled`: it may be left out while out of sight. */
const Group = memo(function Group({ group: { from, blocks }, growing, settled, definitions }: GroupProps) {
  const last = blocks.length - 1;
  return (
    <div className={cn("markdown-group space-y-4", settled && "markdown-settled")}>
      {blocks.map((block, at) => placeBlock(block, from + at, growing && at === last, definitions))}
    </div>
  );
});

/** A map that stays the same object while what is in it does, so that only a change reaches the blocks. */
function useDefinitions(blocks: readonly Block[]): Definitions {
  const known = JSON.stringify([...collectDefinitions(blocks)]);
  return useMemo(() => new Map<string, string>(JSON.parse(known)), [known]);
}

/** Stays the same object like the definitions. */
function useFootnoteScope(footnotes: readonly Footnote[]): FootnoteScope {
  const id = useId();
  const [cameFrom] = useState(() => new Map<string, string>());
  const known = JSON.stringify(footnotes);
  return useMemo(() => {
    const list: Footnote[] = JSON.parse(known);
    return { id, cameFrom, footnotes: new Map(list.map((note) => [note.label, note])) };
  }, [id, cameFrom, known]);
}

/** A footnote that is still being written is closed like any other last block. */
function drawFootnote(note: Footnote, definitions: Definitions, end: string) {
  const growing = end !== "" && end.endsWith(note.text.slice(note.text.lastIndexOf("\n") + 1));
  const text = growing ? toGrowingText(note.text) : note.text;
  return (
    <BlockPlaceContext value={-1 - note.number}>
      <MarkdownBlock text={withDefinitions(text, definitions)} />
    </BlockPlaceContext>
  );
}

/**
 * An answer. Nothing in it is fetched, no HTML of the model's becomes an element, and links lead only where
 * `toSafeLink` allows. While `streaming`, only the last block is parsed again, with what is half-written in it closed.
 */
export function Markdown({ text, streaming }: { text: string; streaming: boolean }) {
  const [split] = useState(createBlockSplitter);
  const [toGroups] = useState(createBlockGrouper);
  const shown = useDeferredValue(text);
  const growing = streaming || shown !== text;
  const blocks = split(shown.includes("\r") ? shown.replace(/\r\n?/g, "\n") : shown);
  const groups = toGroups(blocks);
  const definitions = useDefinitions(blocks);
  const scope = useFootnoteScope(collectFootnotes(blocks));
  const last = groups.length - 1;
  const end = growing ? (blocks.at(-1)?.text.trimEnd() ?? "") : "";
  return (
    <div className="markdown space-y-4 text-body [overflow-wrap:anywhere]" data-growing={growing || undefined}>
      <FootnoteContext value={scope}>
        {groups.map((group, index) => (
          <Group
            key={group.from}
            group={group}
            growing={growing && index === last}
            settled={index <= last - GROUPS_AT_END}
            definitions={definitions}
          />
        ))}
        <FootnoteList drawText={(note) => drawFootnote(note, definitions, end)} />
      </FootnoteContext>
    </div>
  );
}
