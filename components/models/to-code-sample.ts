import type { ModelEntry } from "@/lib/core/model";
import { type SampleLanguage, toRequestCode } from "./to-request-code";

/** How a program asks a model. Shows thinking where the model has it, so that the example is about this model. */
export function toCodeSample(language: SampleLanguage, model: ModelEntry, apiBase: string): string {
  const body = {
    model: model.id,
    messages: [{ role: "user", content: "Hello" }],
    ...(model.capabilities.thinking ? { thinking: { enabled: true } } : {}),
    stream: true,
  };
  return toRequestCode(language, body, apiBase);
}
