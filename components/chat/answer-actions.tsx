"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { MessageMetadata } from "@/lib/core/message";
import { MoreActions } from "./branches/more-actions";
import { RegenerateButton } from "./branches/regenerate-button";
import { useMessageActions } from "./branches/use-message-actions";
import { useOtherAnswers } from "./branches/use-other-answers";
import { VersionSwitch } from "./branches/version-switch";
import { CopyAnswer } from "./copy-answer";
import { type ParleyMessage, textOfMessage } from "./parley-message";

const quiet = "transition-opacity";
/** Until someone comes near. */
const away =
  "opacity-0 group-focus-within/answer:opacity-100 group-hover/answer:opacity-100 pointer-coarse:opacity-100";

/** The quiet row under an answer. It is always there for the last one, else when someone comes near. */
export function AnswerActions({ message, last }: { message: ParleyMessage; last: boolean }) {
  const { t } = useText();
  const others = useOtherAnswers(message);
  const more = useMessageActions(message);
  const text = textOfMessage(message);
  const part = cn("flex items-center", quiet, !last && away);
  return (
    <fieldset
      aria-label={t("thread.actions")}
      className="mt-2 -ms-2.5 flex min-h-9 min-w-0 flex-wrap items-center gap-x-0.5 [&_button]:text-ink-faint [&_button:hover]:text-ink [&_svg]:!size-4"
    >
      <span className={part}>
        {text && <CopyAnswer text={text} />}
        <RegenerateButton message={message} others={others} />
      </span>
      {/* That there are other versions is seen from afar. */}
      <VersionSwitch message={message} />
      <span className={part}>
        <MoreActions actions={more} hidden={others} />
      </span>
      <Facts metadata={message.metadata ?? {}} className={cn(quiet, !last && away)} />
    </fieldset>
  );
}

/** Model, tokens and time, in the words of the reader's language. */
function Facts({ metadata, className }: { metadata: MessageMetadata; className: string }) {
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
    <p title={detail || undefined} className={cn("px-1.5 text-small break-all text-ink-faint tabular-nums", className)}>
      {facts.join(" · ")}
    </p>
  );
}
