"use client";

import { memo, type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { showHiddenSigns } from "./hidden-signs";
import {
  currentHighlighter,
  highlight,
  highlightLines,
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

/** Each line in an element of its own, which can be counted however often it is wrapped. */
function Lines({ lines }: { lines: readonly ReactNode[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
    <span key={index} className="code-line">
      {line}
      {"\n"}
    </span>
  ));
}

const toPlainLines = (code: string): ReactNode[] =>
  code === "" ? [] : code.replace(/\n$/, "").split("\n").map(showHiddenSigns);

type PartProps = { code: string; language: string; byLine: boolean };

/** Coloured apart from what is still being written, so that finished lines are coloured once and not once a token. */
const ColouredPart = memo(function ColouredPart({ code, language, byLine }: PartProps) {
  const highlighter = useHighlighter(code !== "");
  if (byLine) {
    const lines = highlighter && highlightLines(highlighter, language, code);
    return <Lines lines={lines ?? toPlainLines(code)} />;
  }
  const coloured: ReactNode[] | null = highlighter && highlight(highlighter, language, code);
  return <>{coloured ? coloured : showHiddenSigns(code)}</>;
});

type Props = { code: string; language: string; growing: boolean; byLine?: boolean };

/** The text of a code block. Colours come behind the text when the machine is busy; they never hold it back. */
export function ColouredCode({ code, language, growing, byLine = false }: Props) {
  const wholeLines = growing ? code.slice(0, code.lastIndexOf("\n") + 1) : code;
  const limit = growing ? LONGEST_COLOURED_GROWING : LONGEST_COLOURED;
  const wanted = language !== "" && wholeLines.length <= limit ? wholeLines : "";
  const deferred = useDeferredValue(wanted, "");
  const ready = code.startsWith(deferred) ? deferred : "";
  const rest = code.slice(ready.length);
  return (
    <>
      <ColouredPart code={ready} language={language} byLine={byLine} />
      {byLine ? <Lines lines={toPlainLines(rest)} /> : showHiddenSigns(rest)}
    </>
  );
}
