import type { CompletionRequest } from "./request-fields";
import type { BodyStyle } from "./to-completion";
import type { StreamStyle, UsagePlace } from "./to-completion-chunks";

/** How the client wants its answer written. */
export type AnswerStyle = StreamStyle & BodyStyle & { isStreamed: boolean };

/** Reads it from the request. */
export function toAnswerStyle(request: CompletionRequest): AnswerStyle {
  const { stream, search_config: config } = request;
  const returnsResults = config?.return_result ?? false;
  return {
    isStreamed: stream ?? false,
    usagePlace: toUsagePlace(request.stream_options?.include_usage),
    returnsResults,
    soundFormat: request.audio?.format,
    resultsFirst: returnsResults || config?.result_sequence === "before",
  };
}

function toUsagePlace(wanted: boolean | null | undefined): UsagePlace {
  if (wanted === null || wanted === undefined) return "finish";
  return wanted ? "own" : "none";
}
