import type { SearchRequest } from "@/lib/core/chat-request";
import { given } from "./given";
import type { CompletionRequest } from "./request-fields";

/** The wish for a search; false when it was declined in so many words, undefined when nothing was said. */
export function toSearch(request: CompletionRequest): SearchRequest | false | undefined {
  const { search_config: config, web_search_options: options } = request;
  const isWanted = request.enable_search ?? (options ? true : undefined);
  if (!isWanted) return isWanted;
  return {
    deepable: config?.deepable ?? false,
    returnResult: config?.return_result ?? false,
    ...given({
      engine: config?.engine || undefined,
      prompt: config?.prompt || undefined,
      intent: config?.intent,
      count: config?.count,
      domains: config?.domain_filter?.length ? config.domain_filter : undefined,
      recency: config?.recency_filter,
      contentSize: config?.content_size ?? options?.search_context_size,
      sequence: config?.result_sequence,
      required: config?.require_search,
    }),
  };
}
