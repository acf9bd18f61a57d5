import type { Chunk } from "@/lib/core/chunk";
import { toErrorShape } from "@/lib/core/errors";
import type { AnswerReader, Ending, ProviderCall } from "@/lib/providers/provider";
import { countMissingUsage } from "./estimate-usage";
import { type AnswerEvent, readAnswer } from "./read-answer";
import { upstreamFetch } from "./upstream-fetch";

/** Models that think in silence send nothing for minutes. */
const firstByteMs = 180_000;
const idleMs = 90_000;
/** Perplexity repeats the whole answer in every event, which makes long answers quadratic. */
const maxAnswerBytes = 512 * 1024 * 1024;

/** One question as it goes over the wire. `path` is under the upstream's base URL, or from its origin where it begins with `/`. */
export type WireRequest = { path: string; body: unknown; headers?: Record<string, string> };

type Event = AnswerEvent | { type: "broken"; error: unknown };

/** What is to be asked next when an answer has come to a halt that is not its end; undefined when it is done. */
export type NextRound = () => WireRequest | undefined;

/**
 * Asks an upstream and turns its answer into chunks by way of `reader`. An answer of several rounds goes on with what
 * `nextRound` says, in the same reader. Never throws; exactly one `end`, last, and one `usage` before it, counted
 * where the upstream told none, unless nothing was said.
 */
export function streamAnswer(
  call: ProviderCall,
  wire: WireRequest,
  reader: AnswerReader,
  nextRound: NextRound = () => undefined,
): AsyncGenerator<Chunk, void> {
  return countMissingUsage(readChunks(call, wire, reader, nextRound), call.request);
}

async function* readChunks(
  call: ProviderCall,
  wire: WireRequest,
  reader: AnswerReader,
  nextRound: NextRound,
): AsyncGenerator<Chunk, void> {
  let ending: Ending = { type: "silent" };
  try {
    for (let round: WireRequest | undefined = wire; round && !call.signal.aborted; round = nextRound()) {
      ending = { type: "silent" };
      for await (const event of eventsOf(call, round)) {
        if (event.type === "broken") ending = { type: "broken", error: toErrorShape(event.error) };
        if (event.type === "complete") ending = { type: "complete" };
        if (event.type !== "value" || call.signal.aborted) break;
        for (const chunk of reader.read(event.value, event.isError)) {
          yield chunk;
          if (call.signal.aborted) break;
        }
        if (call.signal.aborted) break;
      }
    }
  } catch (error) {
    ending = { type: "failed", error: toErrorShape(error) };
  }
  yield* reader.end(call.signal.aborted ? { type: "stopped" } : ending);
}

/** The upstream's events; a connection that fails, or never comes to be, is the last of them. */
async function* eventsOf({ upstream, signal }: ProviderCall, wire: WireRequest): AsyncGenerator<Event> {
  try {
    const response = await upstreamFetch(upstream, wire.path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream, application/json", ...wire.headers },
      body: JSON.stringify(wire.body),
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
