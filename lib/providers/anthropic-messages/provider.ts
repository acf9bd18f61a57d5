import type { Warning } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { listModels } from "./list-models";
import { MessageReader } from "./message-reader";
import { toBody, toNextRound } from "./to-body";

/** Requests that one question may take: the API pauses long searches and wants to be asked on (gateway.md 7.6). */
const mostRounds = 5;

/** Everything that speaks Anthropic's Messages API. */
export const anthropicMessagesProvider: Provider = { stream, listModels, reader: (call) => new MessageReader(call) };

function stream(call: ProviderCall): AsyncIterable<Chunk> {
  const { body, warnings } = toBody(call);
  const path = call.upstream.quirks.chatPath ?? "messages";
  const reader = new MessageReader(call);
  let rounds = 1;
  const nextRound = () => {
    const answered = rounds < mostRounds ? reader.takePause() : undefined;
    if (answered === undefined) return undefined;
    rounds += 1;
    return { path, body: toNextRound(body, answered) };
  };
  return announcing(warnings, streamAnswer(call, { path, body }, reader, nextRound));
}

async function* announcing(warnings: readonly Warning[], chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  for (const warning of warnings) yield { type: "warning", warning };
  yield* chunks;
}
