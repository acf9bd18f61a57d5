import type { Chunk } from "@/lib/core/chunk";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { OpenAiChatReader } from "./answer-reader";
import { listModels } from "./list-models";
import { SearchRounds } from "./search-rounds";
import { searchesInLoop, toBody } from "./to-body";

/** Everything that speaks OpenAI's chat-completions protocol. */
export const openAiChatProvider: Provider = { stream, listModels, reader: (call) => new OpenAiChatReader(call) };

function stream(call: ProviderCall): AsyncIterable<Chunk> {
  const path = quirksOf(call.upstream, call.model).chatPath ?? "chat/completions";
  const body = toBody(call);
  const reader = new OpenAiChatReader(call);
  if (!searchesInLoop(call)) return streamAnswer(call, { path, body }, reader);
  const rounds = new SearchRounds(body);
  return streamAnswer(call, { path, body }, reader, () => {
    const halt = reader.waitsFor;
    const next = halt && rounds.next(halt);
    if (next) reader.resume();
    return next && { path, body: next };
  });
}
