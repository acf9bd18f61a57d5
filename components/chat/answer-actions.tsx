"use client";

import { Check, Copy, RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { MessageMetadata } from "@/lib/core/message";
import { copyText } from "./copy-text";

const copiedForMs = 2000;

/** The quiet row under an answer. It is always there for the last one, else when someone comes near. */
export function AnswerActions({
  text,
  metadata,
  last,
  onRetry,
}: {
  text: string;
  metadata: MessageMetadata;
  last: boolean;
  onRetry?: () => void;
}) {
  const { t } = useText();
  return (
    <fieldset
      aria-label={t("thread.actions")}
      className={cn(
        "mt-2 -ml-2.5 flex min-h-9 min-w-0 flex-wrap items-center gap-x-0.5 transition-opacity",
        "[&_button]:text-ink-faint [&_button:hover]:text-ink [&_svg]:!size-4 focus-within:opacity-100 group-hover/answer:opacity-100 pointer-coarse:opacity-100",
        !last && "opacity-0",
      )}
    >
      {text && <CopyButton text={text} />}
      {onRetry && (
        <IconButton label={t("action.retry")} onClick={onRetry}>
          <RotateCcw aria-hidden />
        </IconButton>
      )}
      <Facts metadata={metadata} />
    </fieldset>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useText();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), copiedForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const label = { idle: t("action.copy"), copied: t("action.copied"), failed: t("action.copyFailed") }[state];
  return (
    <IconButton label={label} onClick={async () => setState((await copyText(text)) ? "copied" : "failed")}>
      {state === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
    </IconButton>
  );
}

/** Model, tokens and time, in the words of the reader's language. */
function Facts({ metadata }: { metadata: MessageMetadata }) {
  const { t, locale } = useText();
  const number = new Intl.NumberFormat(locale);
  const seconds = (milliseconds: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: milliseconds < 10_000 ? 1 : 0 }).format(milliseconds / 1000);
  const { model, usage, totalMs, firstTokenMs, attempts = 1 } = metadata;
  const facts = [
    model?.slice(model.indexOf("/") + 1),
    usage && usage.totalTokens > 0 && t("usage.tokens", { count: number.format(usage.totalTokens) }),
    totalMs !== undefined && t("usage.seconds", { seconds: seconds(totalMs) }),
    attempts > 1 && t("usage.attempts", { count: number.format(attempts) }),
  ].filter(Boolean);
  const detail =
    usage &&
    t("usage.detail", {
      prompt: number.format(usage.promptTokens),
      completion: number.format(usage.completionTokens),
      first: seconds(firstTokenMs ?? 0),
    }) +
      (usage.estimated ? ` (${t("usage.estimated")})` : "") +
      (usage.billedUnits > 0 ? ` · ${t("usage.searches", { count: number.format(usage.billedUnits) })}` : "");
  return (
    <p title={detail || undefined} className="px-1.5 text-small break-all text-ink-faint tabular-nums">
      {facts.join(" · ")}
    </p>
  );
}
