import type { Chunk } from "@/lib/core/chunk";
import { toErrorShape } from "@/lib/core/errors";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { AnswerReader, type Ending } from "./answer-reader";
import { listModels } from "./list-models";
import { type AnswerEvent, readAnswer } from "./read-answer";
import { toBody } from "./to-body";
import { upstreamFetch } from "./upstream-fetch";

/** Models that think in silence send nothing for minutes. */
const firstByteMs = 180_000;
const idleMs = 90_000;
/** Perplexity repeats the whole answer in every event, which makes long answers quadratic. */
const maxAnswerBytes = 512 * 1024 * 1024;

type Event = AnswerEvent | { type: "broken"; error: unknown };

/** Everything that speaks OpenAI's chat-completions protocol. */
export const openAiChatProvider: Provider = { stream, listModels };

async function* stream(call: ProviderCall): AsyncGenerator<Chunk> {
  const reader = new AnswerReader(call.request, call.upstream);
  let ending: Ending = { type: "silent" };
  try {
    for await (const event of eventsOf(call)) {
      if (event.type === "broken") ending = { type: "broken", error: toErrorShape(event.error) };
      if (event.type === "complete") ending = { type: "complete" };
      if (event.type !== "value" || call.signal.aborted) break;
      for (const chunk of reader.read(event.value, event.isError)) {
        yield chunk;
        if (call.signal.aborted) break;
      }
      if (call.signal.aborted) break;
    }
  } catch (error) {
    ending = { type: "failed", error: toErrorShape(error) };
  }
  yield* reader.end(call.signal.aborted ? { type: "stopped" } : ending);
}

/** The upstream's events; a connection that fails, or never comes to be, is the last of them. */
async function* eventsOf(call: ProviderCall): AsyncGenerator<Event> {
  const { request, upstream, model, signal } = call;
  try {
    const response = await upstreamFetch(upstream, upstream.quirks.chatPath ?? "chat/completions", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream, application/json" },
      body: JSON.stringify(toBody(request, model, upstream.quirks)),
      signal,
      firstByteMs,
      idleMs,
      maxBytes: maxAnswerBytes,
    });
    yield* readAnswer(response.body);
  } catch (error) {
    yield { type: "broken", error };
  }
}
