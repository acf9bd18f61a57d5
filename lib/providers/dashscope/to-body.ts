import type { ChatRequest } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import { toOutputFields } from "@/lib/providers/openai-chat/to-output-fields";
import { toSamplingFields } from "@/lib/providers/openai-chat/to-sampling-fields";
import { toQwenOptions } from "@/lib/providers/openai-chat/to-search-fields";
import { toThinkingFields } from "@/lib/providers/openai-chat/to-thinking-fields";
import { toToolFields } from "@/lib/providers/openai-chat/to-tool-fields";
import type { ProviderCall } from "@/lib/providers/provider";
import type { Service } from "./service";
import { toMessages } from "./to-messages";

/**
 * The JSON body of one question. Its parameters have the names of the compatible mode; the search says more.
 * Undefined values are left out when it is written.
 */
export function toBody(call: Omit<ProviderCall, "signal">, service: Service): WireObject {
  const { request, model, upstream, capabilities } = call;
  const own = quirksOf(upstream, model);
  const returnsReasoning = own.returnsReasoning && request.thinking.mode !== "off";
  const quirks = { ...own, returnsReasoning, maxTokensField: "max_tokens" as const };
  return {
    model,
    input: { messages: toMessages(request.messages, quirks, service) },
    parameters: {
      result_format: "message",
      incremental_output: true,
      ...toThinkingFields(request.thinking, capabilities.thinking),
      ...toSamplingFields({ ...request, frequencyPenalty: undefined }, quirks),
      ...toOutputFields(request, quirks),
      ...toToolFields(withParallelCalls(request, capabilities.parallelToolCalls), quirks, []),
      ...toSearch(request.search),
    },
  };
}

/** DashScope calls one function at a time unless it is told otherwise; the API's default is several. */
function withParallelCalls(request: ChatRequest, isTold: boolean): ChatRequest {
  return { ...request, parallelToolCalls: isTold ? (request.parallelToolCalls ?? true) : undefined };
}

/** gateway.md 3.2, search_config; the marks in the text are the numbers of the sources. */
function toSearch(search: ChatRequest["search"]): WireObject {
  if (search === undefined) return {};
  if (search === false) return { enable_search: false };
  return {
    enable_search: true,
    search_options: {
      ...toQwenOptions(search),
      enable_source: true,
      enable_citation: true,
      citation_format: "[<number>]",
      prepend_search_result: search.sequence === "before" || undefined,
    },
  };
}
