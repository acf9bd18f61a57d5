"use client";

import { createContext } from "react";
import type { Footnote } from "./footnotes";

/** The footnotes of the answer around, by label, and a prefix that makes their ids its own. */
export type FootnoteScope = {
  id: string;
  footnotes: ReadonlyMap<string, Footnote>;
  /** Where the reader came from, so that the way back leads there and not to the first reference. */
  cameFrom: Map<string, string>;
};

export const FootnoteContext = createContext<FootnoteScope | null>(null);

/** Which block of the answer this is: with it a reference has an id that no other block gives away. */
export const BlockPlaceContext = createContext(-1);

export const noteId = (scope: FootnoteScope, note: Footnote): string => `${scope.id}note-${note.number}`;

export const referenceId = (scope: FootnoteScope, note: Footnote, block: number, order: number): string =>
  `${scope.id}ref-${note.number}-${block}-${order}`;
