import { setTimeout as pause } from "node:timers/promises";
import type { Chunk } from "@/lib/core/chunk";
import { AppError, type ErrorCode, type ErrorShape, toErrorShape } from "@/lib/core/errors";
import type { ResolvedModel } from "@/lib/providers/registry";
import { isFrame } from "@/lib/stream/frame";
import { breakerOf, type Passage } from "./breaker";
import { retryBudgetOf } from "./retry-budget";

/** How often and how long a question is tried. Times are milliseconds. */
export type RetryPolicy = {
  /** Attempts beside the first. */
  retries: number;
  /** Longest time spent on waiting between attempts. */
  longestWaitMs: number;
  /** `performance.now()` after which no attempt begins. */
  deadline: number;
};

const mostRetries = 10;
const firstDelayMs = 500;
const longestDelayMs = 8_000;

/** Failures that another attempt may not meet. */
const passing = new Set<ErrorCode>(["rate_limit_exceeded", "upstream_error", "upstream_unavailable", "timeout"]);
/** Failures of one place's account or list, which another place may not share. */
const local = new Set<ErrorCode>(["upstream_auth_error", "insufficient_quota", "model_not_found"]);

/** Opens one attempt at one place. Throws AppError when the question cannot be put there. */
type Open = (model: ResolvedModel) => Promise<AsyncIterable<Chunk>>;

/**
 * Asks the places that have a model, one attempt after another, until one says something. After its first word an
 * attempt is never repeated: its failure is the answer's. Never throws.
 */
export async function* withRetries(
  models: readonly [ResolvedModel, ...ResolvedModel[]],
  policy: RetryPolicy,
  signal: AbortSignal,
  open: Open,
): AsyncGenerator<Chunk, void> {
  const attempts = 1 + Math.min(policy.retries, mostRetries);
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    const model = chooseModel(models, attempt);
    if (attempt === 1) retryBudgetOf(model.upstream.id).noteQuestion();
    const failed = yield* oneAttempt(model, signal, open);
    if (failed === undefined) return;
    const { failure, held } = failed;
    const next = chooseModel(models, attempt + 1);
    const waitMs = waitBefore(attempt, failure, next, model);
    const isWorthIt =
      attempt < attempts &&
      mayPass(failure, next !== model) &&
      waited + waitMs <= policy.longestWaitMs &&
      performance.now() + waitMs < policy.deadline &&
      retryBudgetOf(next.upstream.id).take() &&
      mayWaitFor(next, failure);
    if (!isWorthIt) {
      yield* held.filter((chunk) => chunk.type === "warning");
      yield { type: "end", reason: "failed", error: failure };
      return;
    }
    console.warn(
      `parley: ${JSON.stringify(model.qualifiedId)} failed before it answered (${failure.code}); attempt ${attempt + 1} follows`,
    );
    waited += waitMs;
    yield { type: "retry", attempt, waitMs, error: failure };
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) {
      breakerOf(next.qualifiedId).unreserve();
      yield { type: "end", reason: "stopped" };
      return;
    }
  }
}

/** The places in turn, those first that are not kept away from. */
function chooseModel(models: readonly [ResolvedModel, ...ResolvedModel[]], attempt: number): ResolvedModel {
  const now = Date.now();
  const healthy = models.filter((model) => breakerOf(model.qualifiedId).waitMs(now) === 0);
  const among = healthy.length > 0 ? healthy : models;
  return among[(attempt - 1) % among.length] ?? models[0];
}

/** Full jitter, doubled with every attempt; never earlier than the same place asked for. */
function waitBefore(attempt: number, failure: ErrorShape, next: ResolvedModel, failed: ResolvedModel): number {
  const delay = Math.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  const told = next === failed ? (failure.retryAfter ?? 0) * 1_000 : 0;
  return Math.max(delay, told, breakerOf(next.qualifiedId).waitMs(Date.now()));
}

/** A place that is kept away from is waited for by one question; a crowd would only wait to be refused. */
function mayWaitFor(next: ResolvedModel, failure: ErrorShape): boolean {
  const breaker = breakerOf(next.qualifiedId);
  return breaker.waitMs(Date.now()) === 0 || failure.code === "rate_limit_exceeded" || breaker.reserve();
}

function mayPass(failure: ErrorShape, isElsewhere: boolean): boolean {
  if (passing.has(failure.code)) return isElsewhere || failure.isFinal !== true;
  return isElsewhere && local.has(failure.code);
}

/** An attempt that said nothing before it failed, with the frame that it began. */
type Failed = { failure: ErrorShape; held: Chunk[] };

/** Passes an attempt on; a failure before its first word is returned instead. */
async function* oneAttempt(
  model: ResolvedModel,
  signal: AbortSignal,
  open: Open,
): AsyncGenerator<Chunk, Failed | undefined> {
  const held: Chunk[] = [];
  let hasSpoken = false;
  let passage: Passage | undefined;
  try {
    passage = breakerOf(model.qualifiedId).enter(Date.now());
    for await (const chunk of await open(model)) {
      if (chunk.type === "end") {
        comeOut(passage, chunk, signal);
        if (chunk.reason === "failed" && !hasSpoken) {
          return { failure: chunk.error ?? toErrorShape(undefined), held };
        }
        yield* held;
        yield chunk;
        return undefined;
      }
      if (!hasSpoken && !isFrame(chunk)) {
        hasSpoken = true;
        if (passage.isProbe) passage.pass(Date.now());
        yield* held.splice(0);
      }
      if (hasSpoken) yield chunk;
      else held.push(chunk);
    }
    return { failure: new AppError("upstream_error", "The answer was cut off.").toShape(), held };
  } catch (error) {
    if (!signal.aborted) return { failure: toErrorShape(error), held };
    yield { type: "end", reason: "stopped" };
    return undefined;
  } finally {
    passage?.abandon();
  }
}

function comeOut(passage: Passage, end: Extract<Chunk, { type: "end" }>, signal: AbortSignal): void {
  if (end.reason === "done") passage.pass(Date.now());
  else if (end.reason === "failed" && !signal.aborted) passage.fail(Date.now(), end.error ?? toErrorShape(undefined));
  else passage.abandon();
}
