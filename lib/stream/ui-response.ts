import type { LoggedChunk } from "@/lib/core/chunk";
import { sseResponse } from "./sse-response";
import { type TurnFacts, toUiStream } from "./ui-stream";

async function* toLines(facts: TurnFacts, log: AsyncIterable<LoggedChunk>): AsyncGenerator<string> {
  for await (const chunk of toUiStream(facts, log)) yield JSON.stringify(chunk);
  yield "[DONE]";
}

/** A turn as the AI SDK's UI message stream. Its reader may leave at any time: the turn goes on. */
export function uiStreamResponse({ facts, log }: { facts: TurnFacts; log: AsyncIterable<LoggedChunk> }): Response {
  return sseResponse(toLines(facts, log), {
    headers: { "x-vercel-ai-ui-message-stream": "v1" },
    keepAliveMs: 15_000,
    keepAlive: "keep-alive",
  });
}
