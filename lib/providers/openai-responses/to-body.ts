import type { ResponseFormat } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import { toSenderFields } from "@/lib/providers/openai-chat/to-sender-fields";
import type { ProviderCall, Quirks } from "@/lib/providers/provider";
import { toInput } from "./to-input";
import { mayThink, toReasoning } from "./to-reasoning";
import { toToolFields } from "./to-tools";

type Call = Omit<ProviderCall, "signal">;

const logprobsExtra = "message.output_text.logprobs";

/** The JSON body of one question. Undefined values are left out when it is written. */
export function toBody(call: Call): WireObject {
  const { request, model, upstream } = call;
  const quirks = quirksOf(upstream, model);
  const { responseFormat: format, maxCompletionTokens: bound } = request;
  return {
    model,
    input: toInput(request.messages, quirks),
    stream: true,
    store: false,
    max_output_tokens: bound === undefined ? undefined : Math.max(bound, quirks.minOutputTokens ?? 1),
    temperature: request.temperature,
    top_p: request.topP,
    text: format && format.type !== "text" ? { format: toFormat(format, call) } : undefined,
    ...toReasoning(call),
    ...toToolFields(request, quirks),
    ...toExtras(call, quirks),
    ...toSenderFields(request, quirks),
    ...quirks.extraBody,
  };
}

/** OpenAI refuses plain JSON beside its search, but not a schema (https://github.com/stanfordnlp/dspy/issues/8958). */
function toFormat(format: Exclude<ResponseFormat, { type: "text" }>, { request, capabilities }: Call): WireObject {
  if (format.type === "json-schema") {
    const { name, schema, strict } = format;
    return { type: "json_schema", name, schema, strict };
  }
  const needsSchema = Boolean(request.search) && capabilities.json.schema;
  return needsSchema ? { type: "json_schema", name: "answer", schema: { type: "object" } } : { type: "json_object" };
}

/** What is wanted beside the answer itself. xAI switches log probabilities on as chat does. */
function toExtras(call: Call, quirks: Quirks): WireObject {
  const { search, logprobs, topLogprobs } = call.request;
  const takes = (extra: string) => quirks.includes?.includes(extra) ?? true;
  const include = [
    ...(mayThink(call) ? ["reasoning.encrypted_content"] : []),
    ...(search ? ["web_search_call.action.sources"] : []),
    ...(logprobs ? [logprobsExtra] : []),
  ].filter(takes);
  return {
    include: include.length > 0 ? include : undefined,
    top_logprobs: logprobs ? topLogprobs : undefined,
    logprobs: logprobs && !takes(logprobsExtra) ? true : undefined,
  };
}
