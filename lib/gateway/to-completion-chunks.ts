import { type Chunk, type Citation, emptyUsage, type FinishReason, type Usage } from "@/lib/core/chunk";
import { toErrorBody } from "@/lib/core/errors";
import { failureOf } from "@/lib/stream/peek";
import type { SseEvent } from "@/lib/stream/sse-response";
import { type Envelope, toLogprobsBody, toSources, toUsageBody } from "./answer-shape";
import { ToolCallWriter, type WrittenCall } from "./tool-call-writer";

type Delta = Record<string, unknown>;

/** Where usage is sent: on the chunk that finishes, on a chunk of its own, or not at all. */
export type UsagePlace = "finish" | "own" | "none";

/** How a client wants its stream. `resultsFirst`: sources that are known before the answer begins are sent before it. */
export type StreamStyle = { usagePlace: UsagePlace; returnsResults: boolean; resultsFirst: boolean };

/** Writes one answer as OpenAI-shaped chunks; whatever the upstream left out is added exactly once. */
export class CompletionChunkWriter {
  readonly #envelope: Envelope;
  readonly #style: StreamStyle;
  readonly #citations: Citation[] = [];
  readonly #finished = new Map<number, FinishReason>();
  readonly #calls: ToolCallWriter;
  readonly #opened = new Set<number>();
  #fingerprint: string;
  #usage: Usage = emptyUsage();

  constructor(envelope: Envelope, style: StreamStyle) {
    this.#envelope = envelope;
    this.#style = style;
    this.#calls = new ToolCallWriter(envelope);
    this.#fingerprint = envelope.systemFingerprint;
  }

  /** The events that `chunk` becomes, `[DONE]` included; a failure closes the stream without it. */
  write(chunk: Chunk): SseEvent[] {
    switch (chunk.type) {
      case "upstream":
        if (this.#opened.size === 0) this.#fingerprint = chunk.systemFingerprint ?? this.#fingerprint;
        return [];
      case "usage":
        this.#usage = chunk.usage;
        return [];
      case "citation":
        this.#citations.push(chunk.citation);
        return [];
      case "carry":
      case "warning":
      case "search":
      case "retry":
        return [];
      case "finish":
        this.#finished.set(chunk.choice, chunk.reason);
        return this.#open(chunk.choice);
      case "end":
        return this.#end(chunk);
      default:
        return [...this.#open(chunk.choice), ...this.#delta(chunk)];
    }
  }

  #open(choice: number): string[] {
    if (this.#opened.has(choice)) return [];
    this.#opened.add(choice);
    const role = this.#choiceChunk(choice, { role: "assistant", content: "" });
    const isFirst = this.#opened.size === 1 && this.#style.resultsFirst && this.#citations.length > 0;
    return isFirst ? [role, this.#chunk([], this.#sources())] : [role];
  }

  #delta(chunk: Extract<Chunk, { choice: number }>): string[] {
    switch (chunk.type) {
      case "text-delta":
        if (chunk.text === "" && !chunk.logprobs?.length) return [];
        return [this.#choiceChunk(chunk.choice, { content: chunk.text }, toLogprobsBody(chunk.logprobs))];
      case "reasoning-delta":
        return chunk.text === "" ? [] : [this.#choiceChunk(chunk.choice, { reasoning_content: chunk.text })];
      case "refusal-delta":
        return chunk.text === "" ? [] : [this.#choiceChunk(chunk.choice, { refusal: chunk.text })];
      case "tool-call-delta":
        return this.#callChunks(this.#calls.write(chunk));
      case "audio-delta": {
        const { id, data, transcript, expiresAt } = chunk;
        return [this.#choiceChunk(chunk.choice, { audio: { id, data, transcript, expires_at: expiresAt } })];
      }
      default:
        return [];
    }
  }

  #callChunks(written: readonly WrittenCall[]): string[] {
    return written.map(({ choice, call }) => this.#choiceChunk(choice, { tool_calls: [call] }));
  }

  #end(end: Extract<Chunk, { type: "end" }>): SseEvent[] {
    if (end.reason !== "done") return [JSON.stringify(toErrorBody(failureOf(end)))];
    const events: SseEvent[] = [
      ...(this.#opened.size === 0 ? this.#open(0) : []),
      ...this.#callChunks(this.#calls.close()),
    ];
    const choices = [...this.#opened].sort((left, right) => left - right);
    const last = choices.pop() ?? 0;
    events.push(...choices.map((choice) => this.#finishChunk(choice, {})));
    const { usagePlace } = this.#style;
    const usage = { usage: toUsageBody(this.#usage) };
    const mark: SseEvent[] = this.#usage.estimated ? [{ comment: "x-parley-usage: estimated" }] : [];
    if (usagePlace === "finish") events.push(...mark, this.#finishChunk(last, { ...this.#sources(), ...usage }));
    else events.push(this.#finishChunk(last, this.#sources()));
    if (usagePlace === "own") events.push(...mark, this.#chunk([], { ...this.#sources(), ...usage }));
    return [...events, "[DONE]"];
  }

  #finishChunk(choice: number, tail: object): string {
    const reason = this.#finished.get(choice) ?? "stop";
    return this.#chunk([{ index: choice, delta: {}, finish_reason: reason, logprobs: null }], tail);
  }

  #sources() {
    return toSources(this.#citations, this.#style.returnsResults);
  }

  #choiceChunk(index: number, delta: Delta, logprobs: ReturnType<typeof toLogprobsBody> = null): string {
    return this.#chunk([{ index, delta, finish_reason: null, logprobs }], {});
  }

  #chunk(choices: object[], tail: object): string {
    return JSON.stringify({
      id: this.#envelope.id,
      object: "chat.completion.chunk",
      created: this.#envelope.created,
      model: this.#envelope.model,
      system_fingerprint: this.#fingerprint,
      choices,
      ...(this.#style.usagePlace === "own" ? { usage: null } : {}),
      ...tail,
    });
  }
}
