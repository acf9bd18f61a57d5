import { AppError, type ErrorCode, type ErrorShape } from "@/lib/core/errors";
import { processWide } from "@/lib/core/process-wide";

/** Limits from gateway.md 3.10; times are milliseconds. */
const windowMs = 30_000;
const mostFailures = 5;
const leastAsked = 20;
const mostFailing = 0.5;
const firstPauseMs = 5_000;
const longestPauseMs = 60_000;
const accountPauseMs = 5 * 60_000;

/** Names of models can be made up, so not every one is remembered. */
const mostBreakers = 2_000;

/** Faults of the place itself. */
const faults = new Set<ErrorCode>(["upstream_error", "upstream_unavailable", "timeout"]);
/** Faults of our account there, which only the administrator can mend. */
const accountFaults = new Set<ErrorCode>(["upstream_auth_error", "insufficient_quota"]);

type Outcome = { at: number; isFault: boolean };

/** One question on its way through a breaker; it says how it came out once, by `pass` or `fail`, or gives up. */
export type Passage = {
  /** Others wait for its outcome, so its first word is enough. */
  isProbe: boolean;
  /** The place has answered; what follows says nothing more of it. */
  pass(now: number): void;
  fail(now: number, error: ErrorShape): void;
  /** The question was given up before it came out: neither good nor bad. */
  abandon(): void;
};

/**
 * Keeps questions away from a place that does not answer. After too many faults it opens; when its pause is over one
 * question goes through as a probe, and its outcome closes it or doubles the pause.
 */
export class Breaker {
  #outcomes: Outcome[] = [];
  #openUntil = 0;
  #pauseMs = 0;
  #probe: Passage | undefined;
  #isReserved = false;
  #cause: ErrorShape | undefined;

  /** Milliseconds until a question may go through; 0: now. */
  waitMs(now: number): number {
    if (now < this.#openUntil) return this.#openUntil - now;
    return this.#pauseMs > 0 && this.#probe ? firstPauseMs : 0;
  }

  /** Promises the next probe to a question that waits for it; false when another one has the promise. */
  reserve(): boolean {
    if (this.#isReserved) return false;
    this.#isReserved = true;
    return true;
  }

  /** Takes the promise back. */
  unreserve(): void {
    this.#isReserved = false;
  }

  /** Lets one question through. @throws AppError the failure that opened it, with the time until the next probe. */
  enter(now: number): Passage {
    const waitMs = this.waitMs(now);
    if (waitMs > 0) throw this.#refusal(waitMs);
    this.#isReserved = false;
    let isOut = false;
    const once = (note: () => void) => {
      if (isOut) return;
      isOut = true;
      const wasProbe = this.#probe === passage;
      if (wasProbe) this.#probe = undefined;
      note();
    };
    const wasProbing = this.#pauseMs > 0;
    const passage: Passage = {
      isProbe: wasProbing,
      pass: (at) => once(() => this.#note(at, undefined, wasProbing)),
      fail: (at, error) => once(() => this.#note(at, error, wasProbing)),
      abandon: () => once(() => undefined),
    };
    if (wasProbing) this.#probe = passage;
    return passage;
  }

  #note(now: number, error: ErrorShape | undefined, wasProbing: boolean): void {
    if (error?.code === "rate_limit_exceeded" || (error && accountFaults.has(error.code))) {
      const told = error.retryAfter === undefined ? 0 : error.retryAfter * 1_000;
      this.#open(now, error.code === "rate_limit_exceeded" ? told : accountPauseMs, error);
      return;
    }
    const isFault = error !== undefined && faults.has(error.code) && error.isFinal !== true;
    if (!isFault) {
      this.#pauseMs = 0;
      if (wasProbing) this.#outcomes = [];
    }
    this.#outcomes = [...this.#outcomes.filter((one) => now - one.at < windowMs), { at: now, isFault }];
    if (isFault && (wasProbing || this.#isFailing())) {
      this.#pauseMs = Math.min(longestPauseMs, Math.max(firstPauseMs, this.#pauseMs * 2));
      this.#open(now, this.#pauseMs, error);
    }
  }

  /** Five faults in a row or, where much is asked, more faults than answers. */
  #isFailing(): boolean {
    const total = this.#outcomes.length;
    const failed = this.#outcomes.filter((one) => one.isFault).length;
    const recent = this.#outcomes.slice(-mostFailures);
    const isRow = recent.length === mostFailures && recent.every((one) => one.isFault);
    return isRow || (total >= leastAsked && failed / total > mostFailing);
  }

  /** A pause that runs already is never cut short by a later, shorter one. */
  #open(now: number, pauseMs: number, cause: ErrorShape): void {
    const until = now + pauseMs;
    if (until <= this.#openUntil) return;
    this.#openUntil = until;
    this.#cause = cause;
  }

  #refusal(waitMs: number): AppError {
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    const { code, message } = this.#cause ?? { code: "upstream_unavailable" as const, message: "The model failed." };
    // A program that waited would find the account just as it is: somebody has to mend it.
    const told = accountFaults.has(code) ? {} : { retryAfter: seconds };
    return new AppError(code, `${message} It is asked again in ${seconds} s.`, told);
  }
}

/** The breaker of one model at one place. */
export function breakerOf(qualifiedId: string): Breaker {
  const breakers = processWide("breakers", () => new Map<string, Breaker>());
  const breaker = breakers.get(qualifiedId) ?? new Breaker();
  // The map keeps the order of use, so that made-up names push out each other and not a place that is kept away from.
  breakers.delete(qualifiedId);
  breakers.set(qualifiedId, breaker);
  if (breakers.size > mostBreakers) {
    const now = Date.now();
    const idle = [...breakers].find(([, one]) => one.waitMs(now) === 0)?.[0];
    if (idle !== undefined) breakers.delete(idle);
  }
  return breaker;
}
