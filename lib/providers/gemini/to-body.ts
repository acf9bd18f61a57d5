import type { ProviderCall } from "@/lib/providers/provider";
import { toContents } from "./to-contents";
import { toGenerationConfig } from "./to-generation-config";
import { toToolFields } from "./to-tools";

/** The JSON body of one question. Undefined values are left out when it is written. */
export function toBody(call: Omit<ProviderCall, "signal">): Record<string, unknown> {
  return {
    ...toContents(call),
    generationConfig: toGenerationConfig(call),
    ...toToolFields(call),
  };
}
