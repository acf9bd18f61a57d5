"use client";

import { useCallback, useEffect, useState } from "react";
import { callApi, conversationPath } from "@/components/call-api";
import { countMatches, type FoundMessage, type Match, matchFrom, numberOf, stepMatch } from "./matches";

/** Milliseconds of quiet before what is written is looked for. */
const pauseMs = 150;

/** What was found. `idle`: nothing was asked for. */
export type Finding = {
  state: "idle" | "searching" | "found" | "failed";
  count: number;
  /** The number of the current match, from 1. */
  at: number;
  current?: { messageId: string; nth: number };
};

type Found = { query: string; messages: FoundMessage[]; match?: Match };

/**
 * Looks for a text in the whole conversation. It begins at the message `from()` gives the index of. `version` changes
 * with the thread, which is then searched again.
 */
export function useFind(
  sessId: string,
  query: string,
  version: string,
  from: () => number,
): { finding: Finding; step: (step: 1 | -1) => void } {
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState(false);
  // `version` is a reason to search again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    setFailed(false);
    if (query.trim() === "") {
      setFound(undefined);
      return;
    }
    let gone = false;
    const timer = setTimeout(() => {
      const path = `${conversationPath(sessId)}/find?q=${encodeURIComponent(query)}`;
      callApi<{ matches: FoundMessage[] }>(path).then(
        ({ matches }) => !gone && setFound((before) => taken(query, matches, before, from)),
        () => !gone && setFailed(true),
      );
    }, pauseMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [sessId, query, version, from]);

  const step = useCallback(
    (by: 1 | -1) => setFound((now) => (now?.match ? { ...now, match: stepMatch(now.messages, now.match, by) } : now)),
    [],
  );
  return { finding: toFinding(query, found, failed), step };
}

/** The same words in a thread that has changed keep their place. */
function taken(query: string, messages: FoundMessage[], before: Found | undefined, from: () => number): Found {
  const id = before?.query === query && before.match && before.messages[before.match.message]?.messageId;
  const same = id ? messages.findIndex(({ messageId }) => messageId === id) : -1;
  if (before?.match && same >= 0) return { query, messages, match: { message: same, nth: before.match.nth } };
  return { query, messages, match: matchFrom(messages, from()) };
}

function toFinding(query: string, found: Found | undefined, failed: boolean): Finding {
  if (query.trim() === "") return { state: "idle", count: 0, at: 0 };
  if (failed) return { state: "failed", count: 0, at: 0 };
  if (found?.query !== query) return { state: "searching", count: 0, at: 0 };
  const { messages, match } = found;
  const messageId = match && messages[match.message]?.messageId;
  if (!match || messageId === undefined) return { state: "found", count: 0, at: 0 };
  const current = { messageId, nth: match.nth };
  return { state: "found", count: countMatches(messages), at: numberOf(messages, match), current };
}
