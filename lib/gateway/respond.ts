import type { Warning } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { toErrorShape } from "@/lib/core/errors";
import { failureResponse } from "@/lib/core/failure-response";
import { type Collected, Collector, collect } from "@/lib/stream/collect";
import { failureOf, peek } from "@/lib/stream/peek";
import { type SseEvent, sseResponse } from "@/lib/stream/sse-response";
import { toAnswerHeaders } from "./answer-headers";
import type { Envelope } from "./answer-shape";
import type { AnswerStyle } from "./answer-style";
import { jsonType, jsonWhenReady } from "./json-response";
import { toCompletionBody } from "./to-completion";
import { CompletionChunkWriter } from "./to-completion-chunks";

/** Silence after which a client is told that its answer is still on the way, in milliseconds (gateway.md 3.9). */
const defaultKeepAliveMs = 10_000;

/** An answer to be written, whichever way the client asked for it. */
export type Answer = { id: string; created: number; systemFingerprint: string; chunks: AsyncIterable<Chunk> };

export type ResponseOptions = {
  /** The model as the client named it. */
  model: string;
  style: AnswerStyle;
  /** What is known of the request before it is answered. */
  warnings: readonly Warning[];
  /** Called when the client leaves before the end. */
  onCancel: () => void;
  keepAliveMs?: number;
  /** Whether an answer in one body may begin before its status is known (gateway.md 3.9). */
  beginsEarly?: boolean;
};

/** Writes an answer as the client asked: one JSON body, or server-sent events. A failure at once keeps its status. */
export async function toCompletionResponse(answer: Answer, options: ResponseOptions): Promise<Response> {
  const { id, created, systemFingerprint, chunks } = answer;
  const envelope: Envelope = { id, created, model: options.model, systemFingerprint };
  if (options.style.isStreamed) return toStream(chunks, envelope, options);
  const ready = toBody(chunks, envelope, options);
  if (options.beginsEarly === false) return ready;
  return jsonWhenReady(ready, {
    patienceMs: options.keepAliveMs ?? defaultKeepAliveMs,
    early: toAnswerHeaders(options.warnings),
    onCancel: options.onCancel,
  });
}

async function toBody(
  chunks: AsyncIterable<Chunk>,
  envelope: Envelope,
  { style, warnings }: ResponseOptions,
): Promise<Response> {
  try {
    const collected = await collect(chunks);
    const headers = { ...headersOf(collected, warnings), ...usageHeader(collected) };
    if (collected.end?.reason !== "done") return failureResponse(failureOf(collected.end), headers);
    return Response.json(toCompletionBody(collected, envelope, style), {
      headers: { "content-type": jsonType, ...headers },
    });
  } catch (error) {
    console.error("parley: an answer could not be written", error);
    return failureResponse(toErrorShape(error), {});
  }
}

async function toStream(
  chunks: AsyncIterable<Chunk>,
  envelope: Envelope,
  { style, warnings, onCancel, keepAliveMs = defaultKeepAliveMs }: ResponseOptions,
): Promise<Response> {
  const peeked = await peek(chunks, keepAliveMs);
  const collector = new Collector();
  for (const frame of peeked.frames) collector.add(frame, 0);
  const headers = headersOf(collector.collected, warnings);
  if (peeked.failure) return failureResponse(peeked.failure, headers);
  return sseResponse(toEvents(peeked.chunks, new CompletionChunkWriter(envelope, style)), {
    headers,
    keepAliveMs,
    keepAlive: "keep-alive",
    greet: peeked.isSilent,
    onCancel,
  });
}

async function* toEvents(chunks: AsyncIterable<Chunk>, writer: CompletionChunkWriter): AsyncGenerator<SseEvent> {
  try {
    for await (const chunk of chunks) yield* writer.write(chunk);
  } catch (error) {
    console.error("parley: an answer could not be written", error);
    yield* writer.write({ type: "end", reason: "failed", error: toErrorShape(error) });
  }
}

function headersOf(collected: Collected, warnings: readonly Warning[]): Record<string, string> {
  return toAnswerHeaders([...warnings, ...collected.warnings], collected.attempts);
}

/** Says so where Parley counted in place of the upstream; a stream says it beside its usage. */
function usageHeader({ usage }: Collected): Record<string, string> {
  return usage?.estimated ? { "x-parley-usage": "estimated" } : {};
}
