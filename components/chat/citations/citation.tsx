"use client";

import { Fragment, type ReactNode } from "react";
import type { ExtraProps } from "react-markdown";
import { CitationChip } from "./citation-chip";
import { useCitations } from "./citations-context";
import type { CitationPlace } from "./mark-citations";
import { isSameAddress, type Source } from "./read-sources";

/**
 * A place in an answer that names sources by number. Each number with a stored source becomes a chip; everything else
 * stays as it was written. Where an answer has sources, a number is never a link to what a model says it is.
 */
export function Citation({ node, children }: ExtraProps & { children?: ReactNode }) {
  const { sources, footnotes } = useCitations();
  if (sources.size === 0) return <>{children}</>;
  const { numbers = "", written = "", target, footnote }: Partial<CitationPlace> = node?.properties ?? {};
  const named = numbers.split(" ").map(Number);
  if (footnote && named.some((number) => footnotes.has(number))) return <>{children}</>;
  const known = named.filter((number) => isMeant(sources.get(number), target));
  if (known.length === 0) return <>{written}</>;
  return named.map((number) => {
    const source = known.includes(number) ? sources.get(number) : undefined;
    return <Fragment key={number}>{source ? <CitationChip source={source} /> : `[${number}]`}</Fragment>;
  });
}

const isMeant = (source: Source | undefined, target: string | undefined): boolean =>
  source !== undefined && (target === undefined || isSameAddress(source, target));
