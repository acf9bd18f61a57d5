import type { CapabilityWord } from "@/lib/core/capability-words";
import type { TextKey } from "@/lib/i18n/messages/en";

/** What each capability is called. */
export const capabilityNames: Record<CapabilityWord, TextKey> = {
  vision: "capability.vision",
  audio: "capability.audio",
  video: "capability.video",
  file: "capability.file",
  speech: "capability.speech",
  tools: "capability.tools",
  json: "capability.json",
  search: "capability.search",
  reasoning: "capability.reasoning",
  logprobs: "capability.logprobs",
};
