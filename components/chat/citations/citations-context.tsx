"use client";

import { createContext, type ReactNode, useContext, useId, useState } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { citedNumbers, definedFootnotes } from "./find-citations";
import { readSources, type Source, sourcesKey, textOfParts } from "./read-sources";
import { SourceCardHost } from "./source-card-host";

type Citations = {
  /** Tells this answer from the others of the page. */
  scope: string;
  sources: Sources;
  /** Numbers that are footnotes of the answer's own. */
  footnotes: ReadonlySet<number>;
};

const none: Citations = { scope: "", sources: new Map(), footnotes: new Set() };

const CitationsContext = createContext<Citations>(none);

/** The stored sources of the answer around this. */
export const useCitations = (): Citations => useContext(CitationsContext);

type Parts = ParleyMessage["parts"];

/** Keeps its value while `key` stays the same, so that an answer that grows draws nothing again for it. */
function useKept<Value>(key: string, read: () => Value): Value {
  const [kept, setKept] = useState(() => ({ key, value: read() }));
  if (kept.key === key) return kept.value;
  const fresh = { key, value: read() };
  setKept(fresh);
  return fresh.value;
}

/** Gives an answer's text and its list of sources the sources that are stored with it. */
export function CitationsProvider({ parts, children }: { parts: Parts; children: ReactNode }) {
  const scope = useId();
  const sourceKey = sourcesKey(parts);
  const footnotes = sourceKey === "" ? [] : definedFootnotes(textOfParts(parts));
  const citations = useKept(`${sourceKey}\n${footnotes.join(" ")}`, () => ({
    scope,
    sources: new Map(readSources(parts).map((source) => [source.number, source])),
    footnotes: new Set(footnotes),
  }));
  return (
    <CitationsContext value={citations}>
      {children}
      <SourceCardHost scope={scope} />
    </CitationsContext>
  );
}

type Sources = ReadonlyMap<number, Source>;

/** The sources a text cites, in the order in which it does, and then those it does not. */
export function groupSources(text: string, sources: Sources): { cited: Source[]; others: Source[] } {
  const cited = new Set<Source>();
  for (const number of citedNumbers(text)) {
    const source = sources.get(number);
    if (source) cited.add(source);
  }
  return { cited: [...cited], others: [...sources.values()].filter((source) => !cited.has(source)) };
}
