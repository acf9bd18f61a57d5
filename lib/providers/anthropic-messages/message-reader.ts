import type { Chunk } from "@/lib/core/chunk";
import { AppError, type ErrorShape } from "@/lib/core/errors";
import { field, isWireObject, listField, textField } from "@/lib/net/wire-json";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { readErrorText } from "@/lib/providers/wire/error-words";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { BlockReader } from "./block-reader";
import { toCarry } from "./carry";
import { toFinish } from "./to-finish";
import { UsageSum } from "./usage-sum";

const choice = 0;

/** Turns the events of one answer into chunks, over as many rounds as the answer takes. */
export class MessageReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #blocks = new BlockReader(choice);
  readonly #usage = new UsageSum();
  #model?: string;
  #stopReason?: string;
  #hasBegun = false;
  /** Between a stop reason and the next round's beginning. Proxies have been seen to begin a round twice. */
  #isBetweenRounds = true;
  #isComplete = false;

  constructor({ upstream }: Omit<ProviderCall, "signal">) {
    this.#upstream = upstream;
  }

  /** @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (isError || isFailure(event)) throw this.#failure(event);
    const type = textField(event, "type");
    this.#hasBegun ||= type !== undefined && type !== "ping";
    switch (type) {
      case "message_start":
        return this.#begin(field(event, "message"));
      case "message":
        return [...this.#begin(event), ...this.#note(event, event)];
      case "content_block_start":
        return this.#blocks.start(field(event, "index"), field(event, "content_block"));
      case "content_block_delta":
        return this.#blocks.add(field(event, "index"), field(event, "delta"));
      case "content_block_stop":
        return this.#blocks.stop(field(event, "index"));
      case "message_delta":
        return this.#note(event, field(event, "delta"));
      case "message_stop":
        this.#isComplete = true;
    }
    return [];
  }

  /** What was said so far, when the model paused and wants to go on; the next round is then awaited. */
  takePause(): Record<string, unknown>[] | undefined {
    if (this.#stopReason !== "pause_turn") return undefined;
    this.#stopReason = undefined;
    this.#isComplete = false;
    return this.#blocks.content();
  }

  /** The last chunks of the answer: what is missing, the usage, and the one end. */
  end(ending: Ending): Chunk[] {
    const error = this.#errorOf(ending);
    const isDone = error === undefined && ending.type !== "stopped";
    const unfinished = this.#blocks.endRound();
    const last = [...(isDone ? unfinished : []), ...this.#blocks.end(), ...(isDone ? this.#finish() : [])];
    const usage = this.#usage.total();
    if (usage?.estimated) usage.billedUnits = Math.max(usage.billedUnits, this.#blocks.searches);
    if (usage) last.push({ type: "usage", usage });
    if (ending.type === "stopped") return [...last, { type: "end", reason: "stopped" }];
    return [...last, error ? { type: "end", reason: "failed", error } : { type: "end", reason: "done" }];
  }

  /** An answer that said how it finished is whole, however its connection ended. */
  #errorOf(ending: Ending): ErrorShape | undefined {
    if (ending.type === "failed") return ending.error;
    if (ending.type === "stopped" || this.#stopReason !== undefined) return undefined;
    if (ending.type === "broken") return ending.error;
    const { name } = this.#upstream;
    if (!this.#hasBegun) return new AppError("upstream_error", `${name} sent an empty answer.`).toShape();
    if (ending.type === "complete" || this.#isComplete) return undefined;
    return new AppError("upstream_error", `The answer of ${name} was cut off.`).toShape();
  }

  #begin(message: unknown): Chunk[] {
    if (this.#isBetweenRounds) {
      this.#usage.beginRound();
      this.#isBetweenRounds = false;
    }
    this.#usage.read(field(message, "usage"), false);
    const model = textField(message, "model");
    const isNew = this.#model === undefined && model !== undefined;
    this.#model ??= model;
    const content = listField(message, "content").flatMap((block) => this.#blocks.readWhole(block));
    return [...(isNew ? [{ type: "upstream" as const, model }] : []), ...content];
  }

  /** Reads how a round ended and what it cost. */
  #note(event: unknown, delta: unknown): Chunk[] {
    this.#usage.read(field(event, "usage"), true);
    const reason = textField(delta, "stop_reason");
    if (reason === undefined) return [];
    this.#stopReason = reason;
    this.#isBetweenRounds = true;
    const explanation = reason === "refusal" ? textField(delta, "stop_details", "explanation") : undefined;
    const refusal: Chunk[] = explanation === undefined ? [] : [{ type: "refusal-delta", choice, text: explanation }];
    return [...this.#blocks.endRound(), ...refusal];
  }

  #finish(): Chunk[] {
    const reason = toFinish(this.#stopReason, this.#blocks.endsInCall);
    const carry = reason === "tool_calls" ? toCarry(this.#blocks.content()) : undefined;
    return [...(carry ? [{ type: "carry" as const, choice, carry }] : []), { type: "finish", choice, reason }];
  }

  #failure(body: unknown): AppError {
    return toUpstreamError({ body, upstreamName: this.#upstream.name, apiKey: this.#upstream.apiKey });
  }
}

/** Whether an event reports a failure: by its type, by an `error` object, or as a bare sentence without a type. */
function isFailure(event: unknown): boolean {
  const type = field(event, "type");
  if (type === "error" || isWireObject(field(event, "error"))) return true;
  return type === undefined && readErrorText(event, "") !== "";
}
