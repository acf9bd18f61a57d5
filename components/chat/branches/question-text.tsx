"use client";

import { useId, useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";

/** Lines of a question that are shown at once, and signs that about fill one. */
const mostLines = 20;
const lineLength = 76;

function isLong(text: string): boolean {
  if (text.length > mostLines * lineLength) return true;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0 && lines <= mostLines; at = text.indexOf("\n", at + 1)) lines++;
  return lines > mostLines;
}

/** The words of a question. A long one is folded; all of it stays there to be found, copied and read aloud. */
export function QuestionText({ text }: { text: string }) {
  const { t } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (text === "") return null;
  const long = isLong(text);
  return (
    <>
      <div
        id={id}
        dir="auto"
        className={cn(
          "break-words whitespace-pre-wrap",
          long && !open && "max-h-130 overflow-hidden [mask-image:linear-gradient(#000_calc(100%-4rem),transparent)]",
        )}
      >
        {text}
      </div>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="mt-2 -mb-1 inline-flex h-9 items-center rounded text-ui font-medium text-accent max-md:h-11"
        >
          {t(open ? "branches.showLess" : "branches.showAll")}
        </button>
      )}
    </>
  );
}
