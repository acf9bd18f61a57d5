import type { Capabilities } from "@/lib/core/model";
import { listField } from "@/lib/net/wire-json";

/** What a stop list may hold where it is said only that there may be one (gateway.md 3.1, OpenRouter). */
const usualStops = 4;
const usualTopLogprobs = 20;

/**
 * What a model takes, from OpenRouter's `supported_parameters`; nothing where there is no such list. That it reasons is
 * listed too, but not whether it can be kept from it, so thinking is left to the catalogue.
 */
export function toListedParameters(wire: unknown): Partial<Capabilities> {
  const names = new Set(listField(wire, "supported_parameters"));
  if (names.size === 0) return {};
  const takesChoice = names.has("tool_choice");
  return {
    tools: names.has("tools"),
    toolChoice: { none: takesChoice, required: takesChoice, named: takesChoice },
    parallelToolCalls: names.has("parallel_tool_calls"),
    json: { object: names.has("response_format"), schema: names.has("structured_outputs") },
    temperature: { min: 0, max: 2, ...(names.has("temperature") ? {} : { fixed: true }) },
    topP: names.has("top_p"),
    topK: names.has("top_k"),
    frequencyPenalty: names.has("frequency_penalty"),
    presencePenalty: names.has("presence_penalty"),
    seed: names.has("seed"),
    logprobs: names.has("logprobs"),
    maxTopLogprobs: names.has("top_logprobs") ? usualTopLogprobs : 0,
    maxStop: names.has("stop") ? usualStops : 0,
  };
}
