import type { Chunk } from "@/lib/core/chunk";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { OpenAiChatReader } from "./answer-reader";
import { listModels } from "./list-models";
import { toBody } from "./to-body";

/** Everything that speaks OpenAI's chat-completions protocol. */
export const openAiChatProvider: Provider = { stream, listModels, reader: (call) => new OpenAiChatReader(call) };

function stream(call: ProviderCall): AsyncIterable<Chunk> {
  const path = call.upstream.quirks.chatPath ?? "chat/completions";
  return streamAnswer(call, { path, body: toBody(call) }, new OpenAiChatReader(call));
}
