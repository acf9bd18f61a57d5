import { emptyUsage, type Usage } from "@/lib/core/chunk";
import { field, isWireObject, numberField } from "@/lib/net/wire-json";

/** The usage object of one event, wherever the vendor puts it. */
export function findUsage(event: unknown): object | undefined {
  const places = [field(event, "usage"), field(event, "x_groq", "usage"), usageOfChoice(event)];
  return places.find(isWireObject);
}

function usageOfChoice(event: unknown): unknown {
  const choices = field(event, "choices");
  return Array.isArray(choices) ? field(choices[0], "usage") : undefined;
}

/** Turns a vendor's usage object into ours: whole numbers, 0 where nothing is told. */
export function toUsage(wire: object): Usage {
  const count = (...path: string[]): number => Math.max(0, Math.round(numberField(wire, ...path) ?? 0));
  const usage = emptyUsage();
  usage.promptTokens = count("prompt_tokens") || count("input_tokens");
  usage.completionTokens = count("completion_tokens") || count("output_tokens");
  usage.prompt = {
    text: count("prompt_tokens_details", "text_tokens"),
    audio: count("prompt_tokens_details", "audio_tokens"),
    cached:
      count("prompt_tokens_details", "cached_tokens") || count("prompt_cache_hit_tokens") || count("cached_tokens"),
    image: count("prompt_tokens_details", "image_tokens"),
    video: count("prompt_tokens_details", "video_tokens"),
    citation: count("prompt_tokens_details", "citation_tokens") || count("citation_tokens"),
  };
  usage.completion = {
    text: count("completion_tokens_details", "text_tokens"),
    audio: count("completion_tokens_details", "audio_tokens"),
    reasoning: count("completion_tokens_details", "reasoning_tokens") || count("reasoning_tokens"),
    acceptedPrediction: count("completion_tokens_details", "accepted_prediction_tokens"),
    rejectedPrediction: count("completion_tokens_details", "rejected_prediction_tokens"),
  };
  const total = count("total_tokens");
  if (leavesReasoningOut(usage, total)) usage.completionTokens += usage.completion.reasoning;
  usage.totalTokens = total || usage.promptTokens + usage.completionTokens;
  usage.billedUnits = searchesOf(count);
  return usage;
}

/** xAI does not count reasoning as completion, which shows in the total. */
function leavesReasoningOut(usage: Usage, total: number): boolean {
  const { reasoning } = usage.completion;
  return reasoning > 0 && total === usage.promptTokens + usage.completionTokens + reasoning;
}

function searchesOf(count: (...path: string[]) => number): number {
  return (
    count("billed_units") ||
    count("num_search_queries") ||
    count("server_tool_use", "web_search_requests") ||
    count("server_tool_use_details", "web_search_requests") ||
    count("server_side_tool_usage_details", "web_search_calls") ||
    count("plugins", "search", "count")
  );
}
