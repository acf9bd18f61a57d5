"use client";

import { useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { ColouredCode } from "./coloured-code";
import { ScrollArea } from "./scroll-area";

/** From this many lines on they are numbered. */
const NUMBERED = 20;

/** Code of more lines than this shows some of them first, well short of it: one hidden line would be a poor joke. */
const LONGEST_UNFOLDED = 60;
const FOLDED = 40;

function countLines(code: string): number {
  let lines = 1;
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) lines++;
  return lines;
}

const firstLines = (code: string, count: number): string => code.split("\n", count).join("\n");

/** Drawn by the style sheet, so that numbers are neither copied nor read out. */
function LineNumbers({ count }: { count: number }) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1).join("\n");
  return <span aria-hidden="true" data-numbers={numbers} className="code-numbers" />;
}

type Props = { code: string; language: string; growing: boolean; wrapped: boolean };

/** The lines of a code block. What grew before the reader's eyes is not folded away from under them. */
export function CodeBody({ code, language, growing, wrapped }: Props) {
  const { t, locale } = useText();
  const lines = countLines(code);
  const long = lines > LONGEST_UNFOLDED;
  const [unfolded, setUnfolded] = useState(growing);
  if (growing && !unfolded) setUnfolded(true);
  const folded = long && !unfolded;
  const numbered = lines >= NUMBERED;
  return (
    <>
      <ScrollArea className={cn("py-3 pe-4", numbered && !wrapped ? "ps-0" : "ps-4", !long && "rounded-b-surface")}>
        <pre
          className={cn(
            "font-mono text-[13.5px] leading-[22px] [overflow-wrap:normal]",
            wrapped ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "w-max min-w-full whitespace-pre",
            numbered && (wrapped ? "code-counted" : "flex"),
          )}
        >
          {numbered && !wrapped && <LineNumbers count={folded ? FOLDED : lines} />}
          <code>
            <ColouredCode
              code={folded ? firstLines(code, FOLDED) : code}
              language={language}
              growing={growing}
              byLine={numbered && wrapped}
            />
          </code>
        </pre>
      </ScrollArea>
      {long && !growing && (
        <button
          type="button"
          aria-expanded={!folded}
          onClick={() => setUnfolded(folded)}
          className="block w-full border-line border-t px-4 py-2 text-center text-ink-soft text-small outline-offset-[-2px] transition-colors hover:bg-paper-soft hover:text-ink pointer-coarse:min-h-11"
        >
          {folded ? t("code.showAll", { count: new Intl.NumberFormat(locale).format(lines) }) : t("code.showFewer")}
        </button>
      )}
    </>
  );
}
