"use client";

import { memo, type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { showHiddenSigns } from "./hidden-signs";
import {
  currentHighlighter,
  highlight,
  LONGEST_COLOURED,
  LONGEST_COLOURED_GROWING,
  loadHighlighter,
} from "./highlight";

function useHighlighter(wanted: boolean) {
  const [highlighter, setHighlighter] = useState(currentHighlighter);
  useEffect(() => {
    if (!wanted || highlighter) return;
    let gone = false;
    // Without the highlighter the code is complete and readable, so a failed download is not an error to show.
    const keep = (value: ReturnType<typeof currentHighlighter>) => {
      if (!gone) setHighlighter(value);
    };
    loadHighlighter().then(keep, () => keep(null));
    return () => {
      gone = true;
    };
  }, [wanted, highlighter]);
  return highlighter;
}

/** Coloured apart from what is still being written, so that finished lines are coloured once and not once a token. */
const ColouredLines = memo(function ColouredLines({ code, language }: { code: string; language: string }) {
  const highlighter = useHighlighter(code !== "");
  const coloured: ReactNode[] | null = highlighter && highlight(highlighter, language, code);
  return <>{coloured ? coloured : showHiddenSigns(code)}</>;
});

type Props = { code: string; language: string; growing: boolean };

/** The text of a code block. Colours come behind the text when the machine is busy; they never hold it back. */
export function ColouredCode({ code, language, growing }: Props) {
  const wholeLines = growing ? code.slice(0, code.lastIndexOf("\n") + 1) : code;
  const limit = growing ? LONGEST_COLOURED_GROWING : LONGEST_COLOURED;
  const wanted = language !== "" && wholeLines.length <= limit ? wholeLines : "";
  const deferred = useDeferredValue(wanted, "");
  const ready = code.startsWith(deferred) ? deferred : "";
  return (
    <>
      <ColouredLines code={ready} language={language} />
      {showHiddenSigns(code.slice(ready.length))}
    </>
  );
}
