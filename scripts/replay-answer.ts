import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { type ErrorShape, toErrorBody, toErrorShape } from "@/lib/core/errors";
import type { Envelope } from "@/lib/gateway/answer-shape";
import { toCompletionBody } from "@/lib/gateway/to-completion";
import { CompletionChunkWriter } from "@/lib/gateway/to-completion-chunks";
import { cautiousCapabilities } from "@/lib/providers/catalogue/cautious-capabilities";
import { protocols } from "@/lib/providers/protocols";
import type { AnswerReader, Ending, ProtocolId, Upstream } from "@/lib/providers/provider";
import { countMissingUsage } from "@/lib/providers/wire/estimate-usage";
import { readAnswer } from "@/lib/providers/wire/read-answer";
import { Collector } from "@/lib/stream/collect";
import { failureOf } from "@/lib/stream/peek";
import { cutBytes } from "./replay/cut-bytes";
import { settleIds } from "./replay/settle-ids";

/** An upstream's answer as it came over the wire. */
export type RecordedAnswer = { protocol: ProtocolId; bytes: Uint8Array; upstream?: Upstream };

/** `cut`: in pieces of 1 to `longest` bytes, by chance from a seed. `asBody`: as a client that does not stream gets it. */
export type ReplayOptions = { cut?: { seed: number; longest: number }; asBody?: boolean };

/** What our API would send, and why it failed if it did. */
export type Replayed = { text: string; failure?: ErrorShape };

const request: ChatRequest = { model: "replay", messages: [], thinking: { mode: "unset" } };
const envelope: Envelope = {
  id: "chatcmpl-replay",
  created: 1_700_000_000,
  model: "replay",
  systemFingerprint: "fp_replay",
};

/** Feeds a recorded answer through its adapter and writes it as our API would: always the same for the same bytes. */
export async function replayAnswer(answer: RecordedAnswer, options: ReplayOptions = {}): Promise<Replayed> {
  const read = () => all(countMissingUsage(readChunks(answer, options), request));
  const chunks = await read();
  const settled = hasOwnIds(chunks, answer.bytes) ? settleIds(chunks, await read()) : chunks;
  return options.asBody ? toBody(settled) : toStream(settled);
}

/** Whether a call has an id that its upstream did not send. */
function hasOwnIds(chunks: readonly Chunk[], bytes: Uint8Array): boolean {
  const ids = chunks.flatMap((chunk) => (chunk.type === "tool-call-delta" && chunk.id ? [chunk.id] : []));
  const sent = ids.length === 0 ? "" : new TextDecoder().decode(bytes);
  return ids.some((id) => !sent.includes(id));
}

/** As `lib/providers/wire/stream-answer` does it, with no connection around it. */
async function* readChunks(
  { protocol, bytes, upstream }: RecordedAnswer,
  { cut }: ReplayOptions,
): AsyncGenerator<Chunk> {
  const reader = readerOf(protocol, upstream);
  const pieces = cut ? cutBytes(bytes, cut.seed, cut.longest) : whole(bytes);
  let ending: Ending = { type: "silent" };
  try {
    for await (const event of readAnswer(pieces)) {
      if (event.type === "complete") ending = { type: "complete" };
      else yield* reader.read(event.value, event.isError);
    }
  } catch (error) {
    ending = { type: "failed", error: toErrorShape(error) };
  }
  yield* reader.end(ending);
}

async function all(chunks: AsyncIterable<Chunk>): Promise<Chunk[]> {
  const list: Chunk[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readerOf(protocol: ProtocolId, given: Upstream | undefined): AnswerReader {
  const upstream = given ?? { id: "replay", name: "The upstream", protocol, baseUrl: "", apiKey: "", quirks: {} };
  const reader = protocols[protocol].reader?.({
    request,
    upstream,
    model: "replay",
    capabilities: cautiousCapabilities,
  });
  if (!reader) throw new Error(`${protocol} has no wire.`);
  return reader;
}

function toStream(chunks: readonly Chunk[]): Replayed {
  const writer = new CompletionChunkWriter(envelope, {
    usagePlace: "finish",
    returnsResults: false,
    resultsFirst: false,
  });
  const failure = toFailure(chunks);
  const events = chunks.flatMap((chunk) => (chunk.type === "end" && failure ? [] : writer.write(chunk)));
  // A failure before the first event keeps its status, and its body is no stream.
  if (failure && events.length === 0) return { text: toText(toErrorBody(failure)), failure };
  const last = chunks.at(-1);
  const rest = failure && last ? writer.write(last) : [];
  const text = [...events, ...rest]
    .map((event) => (typeof event === "string" ? `data: ${event}\n\n` : `: ${event.comment}\n\n`))
    .join("");
  return { text, ...(failure ? { failure } : {}) };
}

function toBody(chunks: readonly Chunk[]): Replayed {
  const failure = toFailure(chunks);
  if (failure) return { text: toText(toErrorBody(failure)), failure };
  const collector = new Collector();
  for (const chunk of chunks) collector.add(chunk, 0);
  return { text: toText(toCompletionBody(collector.collected, envelope)) };
}

function toFailure(chunks: readonly Chunk[]): ErrorShape | undefined {
  const end = chunks.at(-1);
  return end?.type === "end" && end.reason === "done" ? undefined : failureOf(end?.type === "end" ? end : undefined);
}

function toText(body: object): string {
  return `${JSON.stringify(body)}\n`;
}
