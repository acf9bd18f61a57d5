"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { type Translate, useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { Markdown } from "./markdown/markdown";

type Props = {
  text: string;
  streaming: boolean;
  /** When the thought began, in milliseconds since 1970; without it, counting begins when the line appears. */
  startedAt?: number;
  /** How long a finished thought took. */
  durationMs?: number;
};

/** Whole seconds since `startedAt`, counted while `running`. Zero on the server, so that both sides draw the same. */
function useSeconds(running: boolean, startedAt: number | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    const start = startedAt ?? Date.now();
    const count = () => setSeconds(Math.max(0, Math.floor((Date.now() - start) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [running, startedAt]);
  return seconds;
}

const inMinutes = (seconds: number) => ({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });

function sayThinking(t: Translate, seconds: number): string {
  return seconds < 60 ? t("reasoning.thinking", { seconds }) : t("reasoning.thinkingMinutes", inMinutes(seconds));
}

function sayThought(t: Translate, seconds: number): string {
  if (seconds < 1) return t("reasoning.thoughtBriefly");
  return seconds < 60 ? t("reasoning.thought", { seconds }) : t("reasoning.thoughtMinutes", inMinutes(seconds));
}

/** What a model thought before it answered: one line, which opens to the thought itself and stays as the reader left it. */
export function Reasoning({ text, streaming, startedAt, durationMs }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const id = useId();
  const counted = useSeconds(streaming, startedAt);
  const taken = durationMs === undefined ? counted : Math.round(durationMs / 1000);
  return (
    <div className="mb-2 text-ink-soft">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-ms-1.5 flex items-center gap-1 rounded-small px-1 py-0.5 text-ui tabular-nums hover:text-ink pointer-coarse:min-h-11"
      >
        <ChevronRight
          aria-hidden="true"
          className={cn(
            "size-4 text-ink-faint transition-transform ease-out motion-reduce:transition-none",
            open && "rotate-90",
          )}
        />
        {streaming ? sayThinking(t, counted) : sayThought(t, taken)}
        {streaming && !open && <span aria-hidden className="live-caret ms-1" />}
      </button>
      <div
        id={id}
        hidden={!open}
        className="mt-2 mb-4 border-line border-s-2 ps-4 [&_.markdown-group]:space-y-2 [&_.markdown]:space-y-2 [&_.markdown]:text-ui"
      >
        {open && <Markdown text={text} streaming={streaming} />}
      </div>
    </div>
  );
}
