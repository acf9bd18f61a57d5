import type { Chunk } from "@/lib/core/chunk";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { GeminiReader } from "./answer-reader";
import { listModels } from "./list-models";
import { toBody } from "./to-body";
import { toModelPath } from "./to-model-path";

/** Google's generateContent protocol. https://ai.google.dev/api/generate-content */
export const geminiProvider: Provider = { stream, listModels, reader: (call) => new GeminiReader(call) };

function stream(call: ProviderCall): AsyncIterable<Chunk> {
  const path = `${toModelPath(call.model)}:streamGenerateContent?alt=sse`;
  return streamAnswer(call, { path, body: toBody(call) }, new GeminiReader(call));
}
