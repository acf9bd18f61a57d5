import type { Chunk, Usage } from "@/lib/core/chunk";
import { AppError, type ErrorShape } from "@/lib/core/errors";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { readErrorText } from "@/lib/providers/wire/error-words";
import { Citations } from "@/lib/providers/wire/to-citations";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { field, isWireObject, listField, numberField, textField } from "@/lib/providers/wire/wire-json";
import { ChoiceReader } from "./choice-reader";
import { findUsage, toUsage } from "./to-usage";

/** Turns the events of one answer into chunks and makes up for what a vendor leaves out. */
export class OpenAiChatReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #choices = new Map<number, ChoiceReader>();
  readonly #citations = new Citations();
  #usage?: Usage;
  #model?: string;
  #fingerprint?: string;

  constructor({ upstream }: Omit<ProviderCall, "signal">) {
    this.#upstream = upstream;
  }

  /** @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (isError || isFailure(event)) throw this.#failure(event);
    const usage = findUsage(event);
    if (usage) this.#usage = toUsage(usage);
    const chunks = [...this.#readOrigin(event), ...listField(event, "choices").flatMap((one) => this.#readChoice(one))];
    for (const citation of this.#citations.read(event)) chunks.push({ type: "citation", citation });
    return chunks;
  }

  /** The last chunks of the answer: what is missing, the usage, and the one end. */
  end(ending: Ending): Chunk[] {
    const choices = [...this.#choices.entries()].sort(([left], [right]) => left - right).map(([, reader]) => reader);
    const error = this.#errorOf(ending, choices);
    const isDone = error === undefined && ending.type !== "stopped";
    const last = choices.flatMap((choice) => (isDone ? choice.complete() : choice.flush()));
    if (this.#usage) last.push({ type: "usage", usage: this.#finalUsage(this.#usage) });
    if (ending.type === "stopped") return [...last, { type: "end", reason: "stopped" }];
    return [...last, error ? { type: "end", reason: "failed", error } : { type: "end", reason: "done" }];
  }

  /** An answer that said how it finished is whole, however its connection ended. */
  #errorOf(ending: Ending, choices: ChoiceReader[]): ErrorShape | undefined {
    if (ending.type === "failed") return ending.error;
    if (ending.type === "stopped" || choices.some((choice) => choice.finish !== undefined)) return undefined;
    if (ending.type === "broken") return ending.error;
    const { name } = this.#upstream;
    if (choices.length === 0) return new AppError("upstream_error", `${name} sent an empty answer.`).toShape();
    if (ending.type === "complete") return undefined;
    return new AppError("upstream_error", `The answer of ${name} was cut off.`).toShape();
  }

  #readOrigin(event: unknown): Chunk[] {
    const model = textField(event, "model");
    const systemFingerprint = textField(event, "system_fingerprint");
    const isNew =
      (this.#model === undefined && model !== undefined) ||
      (this.#fingerprint === undefined && systemFingerprint !== undefined);
    if (!isNew) return [];
    this.#model ??= model;
    this.#fingerprint ??= systemFingerprint;
    return [
      {
        type: "upstream",
        ...(this.#model === undefined ? {} : { model: this.#model }),
        ...(this.#fingerprint === undefined ? {} : { systemFingerprint: this.#fingerprint }),
      },
    ];
  }

  #readChoice(wire: unknown): Chunk[] {
    if (!isWireObject(wire)) return [];
    if (isWireObject(field(wire, "error"))) throw this.#failure(wire);
    const index = numberField(wire, "index") ?? 0;
    const known = this.#choices.get(index);
    const reader = known ?? new ChoiceReader(index);
    if (!known) this.#choices.set(index, reader);
    const chunks = reader.read(wire);
    if (reader.finish === "failed") throw this.#failure(undefined);
    return chunks;
  }

  #failure(body: unknown): AppError {
    return toUpstreamError({ body, upstreamName: this.#upstream.name, apiKey: this.#upstream.apiKey });
  }

  #finalUsage(usage: Usage): Usage {
    if (usage.billedUnits === 0 && this.#citations.count > 0) usage.billedUnits = 1;
    return usage;
  }
}

/** Whether an event is a report of failure: an `error`, MiniMax's `base_resp`, or a bare sentence without choices. */
function isFailure(event: unknown): boolean {
  const error = field(event, "error");
  if (error !== undefined && error !== null && error !== "" && error !== false) return true;
  const status = numberField(event, "base_resp", "status_code");
  if (status !== undefined) return status !== 0;
  const isAnswer = Array.isArray(field(event, "choices")) || findUsage(event) !== undefined;
  return !isAnswer && readErrorText(event, "") !== "";
}
