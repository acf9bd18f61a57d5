import { emptyUsage } from "@/lib/core/chunk";
import type { Choice } from "@/lib/core/message";
import { textOf } from "@/lib/core/message";
import type { Collected } from "@/lib/stream/collect";
import { type Envelope, toCitationUrls, toLogprobsBody, toToolCallBody, toUsageBody } from "./answer-shape";

function toMessageBody(choice: Choice, envelope: Envelope) {
  const { parts } = choice;
  const reasoning = parts.flatMap((part) => (part.type === "reasoning" ? part.text : [])).join("");
  const refusal = parts.flatMap((part) => (part.type === "refusal" ? part.text : [])).join("");
  const calls = parts.filter((part) => part.type === "tool-call");
  const audio = parts.find((part) => part.type === "audio");
  const text = textOf(parts);
  return {
    role: "assistant" as const,
    content: text === "" && (calls.length > 0 || refusal !== "") ? null : text,
    refusal: refusal === "" ? null : refusal,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map((call, index) => toToolCallBody(call, `call_${envelope.id}_${choice.index}_${index}`)),
        }),
    ...(audio
      ? {
          audio: {
            id: audio.id ?? "",
            data: audio.data ?? "",
            expires_at: audio.expiresAt ?? 0,
            transcript: audio.transcript ?? "",
          },
        }
      : {}),
  };
}

/** The body of an answer that was not streamed. */
export function toCompletionBody(collected: Collected, envelope: Envelope) {
  const citations = collected.citations.flatMap((part) => (part.type === "citation" ? part.citation : []));
  return {
    id: envelope.id,
    object: "chat.completion" as const,
    created: envelope.created,
    model: envelope.model,
    choices: collected.choices.map((choice) => ({
      index: choice.index,
      message: toMessageBody(choice, envelope),
      finish_reason: choice.finishReason ?? "stop",
      logprobs: toLogprobsBody(choice.logprobs),
    })),
    usage: toUsageBody(collected.usage ?? emptyUsage()),
    ...(citations.length > 0 ? { citations: toCitationUrls(citations) } : {}),
    system_fingerprint: collected.systemFingerprint ?? envelope.systemFingerprint,
  };
}
