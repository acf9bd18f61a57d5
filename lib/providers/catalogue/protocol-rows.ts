import type { Medium } from "@/lib/core/model";
import type { ProtocolId } from "@/lib/providers/provider";
import type { Layer, Row } from "./layer";
import { both, bytes, noLogprobs, noPenalties } from "./shorthand";

const youTube = ["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be"];

/** What a wire can say and how, before any vendor. Sources: gateway.md 3.1 (table A), 3.2 and 3.5. */
export const protocolRows: Record<ProtocolId, Row> = {
  "openai-chat": { capabilities: {}, spelling: { media: { image: both } } },
  "openai-responses": {
    capabilities: { input: { file: true } },
    spelling: {
      media: { image: both, file: both },
      thinking: { kind: "responses", canDisable: false, byDefault: true, efforts: ["low", "medium", "high"] },
      search: { kind: "responses-tool", withTools: true },
    },
  },
  "anthropic-messages": {
    capabilities: {
      input: { file: true },
      temperature: { max: 1, excludesTopP: true },
      topK: true,
      json: { object: false, schema: false },
      maxStop: 16,
      ignoredWhileThinking: ["temperature", "topP", "toolChoice"],
    },
    spelling: {
      media: { image: both, file: both },
      thinking: {
        kind: "claude-adaptive",
        canDisable: true,
        byDefault: false,
        efforts: ["low", "medium", "high", "max"],
      },
      search: { kind: "claude-tool", withTools: true },
    },
  },
  gemini: {
    capabilities: { topK: true, maxN: 8, maxStop: 5, input: { audio: true, video: true, file: true } },
    spelling: {
      // A `fileUri` must lie with Google, YouTube included; anything else is handed over as bytes (gateway.md 3.5).
      media: { image: bytes, audio: bytes, video: { ...bytes, hosts: youTube }, file: bytes },
      thinking: { kind: "gemini-level", canDisable: false, byDefault: true, efforts: ["low", "medium", "high"] },
      search: { kind: "gemini-tool", withTools: false },
    },
  },
  dashscope: {
    capabilities: { topK: true },
    spelling: {
      media: { image: both, audio: both, video: both },
      search: { kind: "dashscope-options", withTools: false },
    },
  },
  embedded: { capabilities: {}, spelling: { media: { image: bytes } } },
};

/** What a wire has no words for, whatever anybody says of the model. Applied last. */
export const protocolLimits: Record<ProtocolId, Layer> = {
  "openai-chat": {},
  "openai-responses": {
    ...noPenalties,
    audioOutput: false,
    topK: false,
    seed: false,
    maxN: 1,
    maxStop: 0,
  },
  "anthropic-messages": {
    ...noPenalties,
    input: without("audio", "video"),
    audioOutput: false,
    json: { object: false },
    seed: false,
    ...noLogprobs,
    maxN: 1,
  },
  gemini: { parallelToolCalls: false },
  dashscope: { audioOutput: false, frequencyPenalty: false, input: without("file") },
  embedded: {},
};

function without(...media: Medium[]): Layer["input"] {
  return Object.fromEntries(media.map((medium) => [medium, false]));
}
