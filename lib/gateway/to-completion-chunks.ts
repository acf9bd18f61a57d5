import { type Chunk, type Citation, emptyUsage, type FinishReason, type Usage } from "@/lib/core/chunk";
import { toErrorBody } from "@/lib/core/errors";
import { type Envelope, toCitationUrls, toLogprobsBody, toUsageBody } from "./answer-shape";

type Delta = Record<string, unknown>;

/** Where usage is sent: on the chunk that finishes, on a chunk of its own, or not at all. */
export type UsagePlace = "finish" | "own" | "none";

/** Writes one answer as OpenAI-shaped chunks; whatever the upstream left out is added exactly once. */
export class CompletionChunkWriter {
  readonly #envelope: Envelope;
  readonly #usagePlace: UsagePlace;
  readonly #citations: Citation[] = [];
  readonly #finished = new Map<number, FinishReason>();
  readonly #calls = new Map<string, { hasArguments: boolean }>();
  readonly #opened = new Set<number>();
  #fingerprint: string;
  #usage: Usage = emptyUsage();

  constructor(envelope: Envelope, usagePlace: UsagePlace) {
    this.#envelope = envelope;
    this.#usagePlace = usagePlace;
    this.#fingerprint = envelope.systemFingerprint;
  }

  /** The JSON texts that `chunk` becomes, `[DONE]` included; a failure closes the stream without it. */
  write(chunk: Chunk): string[] {
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
    return [this.#choiceChunk(choice, { role: "assistant", content: "" })];
  }

  #delta(chunk: Extract<Chunk, { choice: number }>): string[] {
    switch (chunk.type) {
      case "text-delta":
        return [this.#choiceChunk(chunk.choice, { content: chunk.text }, toLogprobsBody(chunk.logprobs))];
      case "reasoning-delta":
        return [this.#choiceChunk(chunk.choice, { reasoning_content: chunk.text })];
      case "refusal-delta":
        return [this.#choiceChunk(chunk.choice, { refusal: chunk.text })];
      case "tool-call-delta":
        return this.#toolDelta(chunk);
      case "audio-delta": {
        const { id, data, transcript, expiresAt } = chunk;
        return [this.#choiceChunk(chunk.choice, { audio: { id, data, transcript, expires_at: expiresAt } })];
      }
      default:
        return [];
    }
  }

  #toolDelta({ choice, index, id, name, arguments: text }: Extract<Chunk, { type: "tool-call-delta" }>): string[] {
    const key = `${choice}:${index}`;
    const known = this.#calls.get(key);
    if (known) {
      if (text === "") return [];
      known.hasArguments = true;
      return [this.#choiceChunk(choice, { tool_calls: [{ index, function: { arguments: text } }] })];
    }
    this.#calls.set(key, { hasArguments: text !== "" });
    const call = {
      index,
      id: id || `call_${this.#envelope.id}_${choice}_${index}`,
      type: "function",
      function: { name: name ?? "", arguments: text },
    };
    return [this.#choiceChunk(choice, { tool_calls: [call] })];
  }

  /** A call that never got arguments is sent `{}`, which strict clients can parse. */
  #closeCalls(): string[] {
    return [...this.#calls].flatMap(([key, { hasArguments }]) => {
      if (hasArguments) return [];
      const [choice, index] = key.split(":").map(Number);
      return [this.#choiceChunk(choice ?? 0, { tool_calls: [{ index, function: { arguments: "{}" } }] })];
    });
  }

  #end(end: Extract<Chunk, { type: "end" }>): string[] {
    if (end.reason !== "done") {
      const error = end.error ?? { code: "upstream_error" as const, message: `The answer was ${end.reason}.` };
      return [JSON.stringify(toErrorBody(error))];
    }
    const lines = [...(this.#opened.size === 0 ? this.#open(0) : []), ...this.#closeCalls()];
    const choices = [...this.#opened].sort((left, right) => left - right);
    choices.forEach((choice, position) => {
      const isLast = position === choices.length - 1;
      lines.push(this.#finishChunk(choice, isLast));
    });
    if (this.#usagePlace === "own")
      lines.push(this.#chunk([], { usage: toUsageBody(this.#usage), ...this.#sources() }));
    return [...lines, "[DONE]"];
  }

  #finishChunk(choice: number, isLast: boolean): string {
    const reason = this.#finished.get(choice) ?? "stop";
    const tail = isLast && this.#usagePlace !== "own" ? this.#sources() : {};
    const usage = isLast && this.#usagePlace === "finish" ? { usage: toUsageBody(this.#usage) } : {};
    return this.#chunk([{ index: choice, delta: {}, finish_reason: reason, logprobs: null }], { ...tail, ...usage });
  }

  #sources(): { citations?: string[] } {
    return this.#citations.length > 0 ? { citations: toCitationUrls(this.#citations) } : {};
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
      ...(this.#usagePlace === "own" ? { usage: null } : {}),
      ...tail,
    });
  }
}
