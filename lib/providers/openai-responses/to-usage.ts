import type { Usage } from "@/lib/core/chunk";
import { field, isWireObject } from "@/lib/net/wire-json";
import { toUsage as toChatUsage } from "@/lib/providers/openai-chat/to-usage";

/** The usage of a response, whose fields are chat's under other names; undefined when it tells none. */
export function toUsage(response: unknown, billedUnits: number): Usage | undefined {
  const usage = field(response, "usage");
  if (!isWireObject(usage)) return undefined;
  const renamed = {
    prompt_tokens: field(usage, "input_tokens"),
    completion_tokens: field(usage, "output_tokens"),
    total_tokens: field(usage, "total_tokens"),
    prompt_tokens_details: field(usage, "input_tokens_details"),
    completion_tokens_details: field(usage, "output_tokens_details"),
  };
  return { ...toChatUsage(renamed), billedUnits };
}
