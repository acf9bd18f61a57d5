import type { ChatRequest, ResponseFormat } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

/** What the answer is to be: how long, of what form, of what kind. */
export function toOutputFields(request: ChatRequest, quirks: Quirks): WireObject {
  return {
    [quirks.maxTokensField ?? "max_completion_tokens"]: request.maxCompletionTokens,
    ...(request.responseFormat ? toFormat(request.responseFormat, quirks) : {}),
    modalities: request.modalities,
    audio: request.audio && toSound(request.audio, quirks),
  };
}

/** A file with its length in the header cannot be streamed; the API's writer makes one of the bare samples. */
function toSound({ voice, format }: NonNullable<ChatRequest["audio"]>, quirks: Quirks): WireObject {
  return { voice, format: format === "wav" ? (quirks.streamedWave ?? format) : format };
}

function toFormat(format: ResponseFormat, quirks: Quirks): WireObject {
  if (format.type === "json") {
    return quirks.jsonField ? { [quirks.jsonField]: true } : { response_format: { type: "json_object" } };
  }
  if (format.type === "text") return { response_format: { type: "text" } };
  const { name, schema, strict } = format;
  return { response_format: { type: "json_schema", json_schema: { name, schema, strict } } };
}
