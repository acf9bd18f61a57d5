import type { Chunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import { collect } from "@/lib/stream/collect";
import { peekFailure } from "@/lib/stream/peek";
import { sseResponse } from "@/lib/stream/sse-response";
import type { Envelope } from "./answer-shape";
import { jsonWhenReady } from "./json-response";
import type { CompletionRequest } from "./request-schema";
import { toCompletionBody } from "./to-completion";
import { CompletionChunkWriter, type UsagePlace } from "./to-completion-chunks";

const keepAliveMs = 10_000;

/** An answer to be written, whichever way the client asked for it. */
type Answer = { id: string; created: number; systemFingerprint: string; chunks: AsyncIterable<Chunk> };

/**
 * Writes an answer as the client asked: one JSON body, or server-sent events.
 * @throws AppError when the answer failed before anything was sent.
 */
export async function toCompletionResponse(
  answer: Answer,
  request: CompletionRequest,
  model: string,
  options: { headers: Record<string, string>; onCancel: () => void },
): Promise<Response> {
  const { id, created, systemFingerprint } = answer;
  const envelope: Envelope = { id, created, model, systemFingerprint };
  const { headers } = options;
  if (!request.stream) return jsonWhenReady(toBody(answer.chunks, envelope), headers);
  const chunks = await peekFailure(answer.chunks, keepAliveMs);
  return sseResponse(toLines(chunks, new CompletionChunkWriter(envelope, usagePlace(request))), {
    headers,
    keepAliveMs,
    keepAlive: "keep-alive",
    onCancel: options.onCancel,
  });
}

async function toBody(chunks: AsyncIterable<Chunk>, envelope: Envelope): Promise<object> {
  const collected = await collect(chunks);
  const { end } = collected;
  if (end?.reason === "done") return toCompletionBody(collected, envelope);
  const error = end?.error ?? {
    code: "upstream_error" as const,
    message: `The answer was ${end?.reason ?? "cut off"}.`,
  };
  throw new AppError(error.code, error.message, { param: error.param, retryAfter: error.retryAfter });
}

async function* toLines(chunks: AsyncIterable<Chunk>, writer: CompletionChunkWriter): AsyncGenerator<string> {
  for await (const chunk of chunks) yield* writer.write(chunk);
}

function usagePlace(request: CompletionRequest): UsagePlace {
  const wanted = request.stream_options?.include_usage;
  if (wanted === null || wanted === undefined) return "finish";
  return wanted ? "own" : "none";
}
