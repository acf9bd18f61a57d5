import type { Chunk, Usage } from "@/lib/core/chunk";
import { AppError, type ErrorShape } from "@/lib/core/errors";
import { field, isWireObject, listField, numberField, textField } from "@/lib/net/wire-json";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { readErrorText } from "@/lib/providers/wire/error-words";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { CandidateReader } from "./candidate-reader";
import { Grounding } from "./grounding";
import { toUsage } from "./to-usage";

/** Turns the events of one answer into chunks. */
export class GeminiReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #audioFormat?: string;
  readonly #candidates = new Map<number, CandidateReader>();
  readonly #grounding = new Grounding();
  #usage?: Usage;
  #model?: string;
  #responseId?: string;
  #isBlocked = false;

  constructor({ upstream, request }: Omit<ProviderCall, "signal">) {
    this.#upstream = upstream;
    this.#audioFormat = request.audio?.format;
  }

  /** A list of answers is a stream that came as one document. @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (Array.isArray(event)) return event.flatMap((one) => this.read(one, isError));
    if (isError || isFailure(event)) throw this.#failure(event);
    this.#responseId ??= textField(event, "responseId");
    this.#usage = toUsage(field(event, "usageMetadata")) ?? this.#usage;
    this.#isBlocked ||= textField(event, "promptFeedback", "blockReason") !== undefined;
    const candidates = listField(event, "candidates");
    return [
      ...this.#readOrigin(event),
      ...candidates.flatMap((one) => this.#readCandidate(one)),
      ...candidates.flatMap((one) => this.#grounding.read(one)),
    ];
  }

  /** The last chunks of the answer: what is missing, the search, the usage, and the one end. */
  end(ending: Ending): Chunk[] {
    const candidates = [...this.#candidates.entries()].sort(([left], [right]) => left - right).map(([, one]) => one);
    const error = this.#errorOf(ending, candidates);
    const isDone = error === undefined && ending.type !== "stopped";
    const last = candidates.flatMap((candidate) => (isDone ? candidate.complete() : candidate.flush()));
    // A prompt that was blocked has an answer: none.
    if (isDone && candidates.length === 0) last.push({ type: "finish", choice: 0, reason: "content_filter" });
    last.push(...this.#grounding.finish());
    if (this.#usage) last.push({ type: "usage", usage: { ...this.#usage, billedUnits: this.#grounding.searches } });
    if (ending.type === "stopped") return [...last, { type: "end", reason: "stopped" }];
    return [...last, error ? { type: "end", reason: "failed", error } : { type: "end", reason: "done" }];
  }

  /** An answer that said how it finished is whole, however its connection ended. */
  #errorOf(ending: Ending, candidates: readonly CandidateReader[]): ErrorShape | undefined {
    if (ending.type === "failed") return ending.error;
    if (ending.type === "stopped") return undefined;
    const { name } = this.#upstream;
    if (candidates.length > 0 && candidates.every((candidate) => candidate.isUnreadable)) {
      return new AppError("upstream_error", `${name} wrote a function call that cannot be read.`).toShape();
    }
    const isFinished = candidates.some((candidate) => candidate.finish !== undefined);
    if (isFinished || (candidates.length === 0 && this.#isBlocked)) return undefined;
    if (ending.type === "broken") return ending.error;
    const what = candidates.length === 0 ? `${name} sent an empty answer.` : `The answer of ${name} was cut off.`;
    return new AppError("upstream_error", what).toShape();
  }

  #readOrigin(event: unknown): Chunk[] {
    const model = textField(event, "modelVersion");
    if (model === undefined || this.#model !== undefined) return [];
    this.#model = model;
    return [{ type: "upstream", model }];
  }

  #readCandidate(wire: unknown): Chunk[] {
    if (!isWireObject(wire)) return [];
    const index = numberField(wire, "index") ?? 0;
    const reader = this.#candidates.get(index) ?? new CandidateReader(index, this.#audioFormat);
    this.#candidates.set(index, reader);
    return reader.read(wire, this.#responseId);
  }

  #failure(body: unknown): AppError {
    return toUpstreamError({ body, upstreamName: this.#upstream.name, apiKey: this.#upstream.apiKey });
  }
}

/** Whether an event is a report of failure: an `error`, or a sentence where an answer should be. */
function isFailure(event: unknown): boolean {
  if (isWireObject(field(event, "error"))) return true;
  const isAnswer = ["candidates", "promptFeedback", "usageMetadata"].some((name) => field(event, name) !== undefined);
  return !isAnswer && readErrorText(event, "") !== "";
}
