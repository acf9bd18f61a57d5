import type { ChatRequest, ResponseFormat, ToolChoice } from "@/lib/core/chat-request";
import type { ProviderCall } from "@/lib/providers/provider";
import { toMessages } from "./to-messages";

type Wire = Record<string, unknown>;

/** The JSON body of one question. Undefined values are left out when it is written. */
export function toBody({ request, model, upstream }: Omit<ProviderCall, "signal">): Wire {
  const { quirks } = upstream;
  return {
    model,
    messages: toMessages(request.messages),
    stream: true,
    ...(quirks.streamOptions === false ? {} : { stream_options: { include_usage: true } }),
    [quirks.maxTokensField ?? "max_completion_tokens"]: request.maxCompletionTokens,
    reasoning_effort: request.thinking.effort,
    temperature: request.temperature,
    top_p: request.topP,
    response_format: request.responseFormat && toResponseFormat(request.responseFormat),
    stop: request.stop?.length ? request.stop : undefined,
    logprobs: request.logprobs,
    top_logprobs: request.topLogprobs,
    frequency_penalty: request.frequencyPenalty,
    presence_penalty: request.presencePenalty,
    seed: request.seed,
    n: request.n,
    ...toToolFields(request),
  };
}

/** Servers refuse a tool choice, or a word about parallel calls, when no tool comes with it. */
function toToolFields(request: ChatRequest): Wire {
  if (!request.tools?.length) return {};
  return {
    tools: request.tools.map((tool) => ({ type: "function", function: tool })),
    tool_choice: request.toolChoice && toToolChoice(request.toolChoice),
    parallel_tool_calls: request.parallelToolCalls,
  };
}

function toToolChoice(choice: ToolChoice): unknown {
  return typeof choice === "string" ? choice : { type: "function", function: { name: choice.name } };
}

function toResponseFormat(format: ResponseFormat): Wire {
  if (format.type === "json") return { type: "json_object" };
  if (format.type === "text") return { type: "text" };
  const { name, schema, strict } = format;
  return { type: "json_schema", json_schema: { name, schema, strict } };
}
