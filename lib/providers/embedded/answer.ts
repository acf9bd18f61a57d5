import { randomInt } from "node:crypto";
import type { Chunk, FinishReason, Usage } from "@/lib/core/chunk";
import type { ProviderCall } from "@/lib/providers/provider";
import { type LoadedModel, openSequence, type Place } from "./engine";
import { type Answering, generate } from "./generate";
import { type Plan, planAnswer } from "./plan-answer";
import { PushQueue } from "./push-queue";

/**
 * Streams the answers to one question up to their usage, which is counted into `usage` as they are written.
 * Throws AppError, or the signal's reason as soon as it is aborted.
 */
export async function* answer(
  loaded: LoadedModel,
  { request, model }: Pick<ProviderCall, "request" | "model">,
  signal: AbortSignal,
  usage: Usage,
): AsyncGenerator<Chunk, void> {
  const plan = await planAnswer(loaded, request);
  yield { type: "upstream", model, systemFingerprint: loaded.fingerprint };
  for (const warning of plan.warnings) yield { type: "warning", warning };
  usage.promptTokens = plan.promptTokens;
  usage.prompt.text = plan.promptTokens;
  const seed = request.seed ?? randomInt(2 ** 32);
  for (let choice = 0; choice < (request.n ?? 1); choice += 1) {
    // Two choices with one seed would be the same text twice.
    yield* oneChoice(loaded, plan, { request, choice, seed: (seed + choice) >>> 0, signal }, usage);
  }
  yield { type: "usage", usage };
}

async function* oneChoice(
  loaded: LoadedModel,
  plan: Plan,
  how: Omit<Answering, "emit" | "onToken">,
  usage: Usage,
): AsyncGenerator<Chunk, void> {
  const { choice, signal } = how;
  const place = await loaded.places.take(signal, (free) => (free.sequence ? 1 + free.sequence.nextTokenIndex : 0));
  const queue = new PushQueue<Chunk>();
  const stop = () => queue.fail(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const emit = (chunk: Chunk) => queue.push(chunk);
  const onToken = (thought: boolean) => count(usage, thought);
  // The reader is told at once; the place comes back when the engine has let go of it.
  generateIn(place, loaded, plan, { ...how, emit, onToken })
    .finally(() => loaded.places.give(place))
    .then(
      (reason) => {
        queue.push({ type: "finish", choice, reason });
        queue.close();
      },
      (error: unknown) => queue.fail(error),
    );
  try {
    yield* queue;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Generates in a place and leaves it fit for whoever takes it next. */
async function generateIn(place: Place, loaded: LoadedModel, plan: Plan, how: Answering): Promise<FinishReason> {
  place.sequence ??= await openSequence(loaded.model, loaded.contextSize);
  const { sequence } = place;
  try {
    return await generate(loaded, sequence, plan, how);
  } finally {
    if (!loaded.file.keepsPrompt || how.signal.aborted) await sequence.clearHistory();
  }
}

function count(usage: Usage, thought: boolean): void {
  usage.completion[thought ? "reasoning" : "text"] += 1;
  usage.completionTokens += 1;
  usage.totalTokens = usage.promptTokens + usage.completionTokens;
}

/** The result of `work`, or the signal's reason if that comes first; the work goes on. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
