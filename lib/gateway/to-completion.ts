import { emptyUsage } from "@/lib/core/chunk";
import type { Choice } from "@/lib/core/message";
import { textOf } from "@/lib/core/message";
import type { Collected } from "@/lib/stream/collect";
import { type Envelope, toLogprobsBody, toSources, toToolCallBody, toToolCallId, toUsageBody } from "./answer-shape";
import { joinBase64 } from "./join-base64";
import { toSound } from "./to-sound";

function toMessageBody(choice: Choice, envelope: Envelope, soundFormat: string | undefined) {
  const { parts } = choice;
  const reasoning = parts.flatMap((part) => (part.type === "reasoning" ? part.text : [])).join("");
  const refusal = parts.flatMap((part) => (part.type === "refusal" ? part.text : [])).join("");
  const calls = parts.filter((part) => part.type === "tool-call");
  const audio = parts.find((part) => part.type === "audio");
  const text = textOf(parts);
  return {
    role: "assistant" as const,
    content: text === "" && (calls.length > 0 || refusal !== "" || audio) ? null : text,
    refusal: refusal === "" ? null : refusal,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map((call, index) => toToolCallBody(call, toToolCallId(envelope, choice.index, index))),
        }),
    ...(audio
      ? {
          audio: {
            id: audio.id ?? `audio_${envelope.id}_${choice.index}`,
            data: toSound(joinBase64(audio.data ?? ""), soundFormat),
            expires_at: audio.expiresAt ?? 0,
            transcript: audio.transcript ?? "",
          },
        }
      : {}),
  };
}

/** How a client wants its body: with the results of a search, and with sound in a format. */
export type BodyStyle = { returnsResults?: boolean; soundFormat?: string };

const silence: Choice = { index: 0, parts: [], logprobs: [] };

/** The body of an answer that was not streamed. */
export function toCompletionBody(collected: Collected, envelope: Envelope, style: BodyStyle = {}) {
  const choices = collected.choices.length > 0 ? collected.choices : [silence];
  const citations = collected.citations.flatMap((part) => (part.type === "citation" ? part.citation : []));
  return {
    id: envelope.id,
    object: "chat.completion" as const,
    created: envelope.created,
    model: envelope.model,
    choices: choices.map((choice) => ({
      index: choice.index,
      message: toMessageBody(choice, envelope, style.soundFormat),
      finish_reason: choice.finishReason ?? "stop",
      logprobs: toLogprobsBody(choice.logprobs),
    })),
    usage: toUsageBody(collected.usage ?? emptyUsage()),
    ...toSources(citations, style.returnsResults ?? false),
    system_fingerprint: collected.systemFingerprint ?? envelope.systemFingerprint,
  };
}
