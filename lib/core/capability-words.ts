import type { Capabilities } from "./model";

/** What a model can do beside answering text with text, in words to list and to filter by. */
export const capabilityWords = [
  "vision",
  "audio",
  "video",
  "file",
  "speech",
  "tools",
  "json",
  "search",
  "reasoning",
  "logprobs",
] as const;
export type CapabilityWord = (typeof capabilityWords)[number];

/** The words that are true of a model. What Parley does in its place is not among them. */
export function wordsOf(capabilities: Capabilities): CapabilityWord[] {
  const { input, json, search, thinking } = capabilities;
  const holds: Record<CapabilityWord, boolean> = {
    vision: input.image !== false,
    audio: input.audio !== false,
    video: input.video !== false,
    file: input.file !== false,
    speech: capabilities.audioOutput,
    tools: capabilities.tools,
    json: json.object || json.schema,
    search: search !== undefined,
    reasoning: thinking !== undefined,
    logprobs: capabilities.logprobs,
  };
  return capabilityWords.filter((word) => holds[word]);
}
