import type { Chunk, FinishReason, TokenLogprob } from "@/lib/core/chunk";
import { field, isWireObject, numberField, textField } from "@/lib/providers/wire/wire-json";
import { ThinkTags } from "@/lib/stream/think-tags";
import { readDelta } from "./read-delta";
import { ToolCalls } from "./read-tool-calls";
import { toFinish } from "./to-finish";
import { toLogprobs } from "./to-logprobs";

/** Follows one of the `n` answers of a stream. */
export class ChoiceReader {
  readonly #choice: number;
  readonly #tags = new ThinkTags();
  readonly #tools: ToolCalls;
  #tellsReasoningApart = false;
  #sawDelta = false;
  /** The first reason given; some vendors send it twice. */
  finish?: FinishReason | "failed";

  constructor(choice: number) {
    this.#choice = choice;
    this.#tools = new ToolCalls(choice);
  }

  read(wire: unknown): Chunk[] {
    this.finish ??= toFinish(field(wire, "finish_reason"));
    const delta = this.#deltaOf(wire);
    const said = readDelta(delta);
    const refusal = textField(delta, "refusal");
    return [
      ...this.#reason(said.reasoning),
      ...this.#speak(said.text, toLogprobs(wire)),
      ...(refusal === undefined ? [] : [{ type: "refusal-delta" as const, choice: this.#choice, text: refusal }]),
      ...this.#hear(field(delta, "audio")),
      ...this.#tools.read(delta),
    ];
  }

  /** What was held back while it could still have become something else. */
  flush(): Chunk[] {
    return this.#tags.flush().map((span) => this.#span(span.type, span.text));
  }

  /** The end of an answer that is complete: exactly one finish, even where the vendor gave none. */
  complete(): Chunk[] {
    const given = this.finish === undefined || this.finish === "failed" ? "stop" : this.finish;
    const reason = given === "stop" && this.#tools.any ? "tool_calls" : given;
    return [...this.flush(), ...this.#tools.finish(), { type: "finish", choice: this.#choice, reason }];
  }

  /**
   * Perplexity repeats the whole answer so far as `message` beside every delta; a message counts only where no delta
   * came before it. Completion endpoints put `text` where chat has a delta.
   */
  #deltaOf(wire: unknown): unknown {
    const delta = field(wire, "delta");
    if (isWireObject(delta)) {
      this.#sawDelta = true;
      return delta;
    }
    if (this.#sawDelta) return undefined;
    const message = field(wire, "message");
    return isWireObject(message) ? message : { content: textField(wire, "text") };
  }

  #reason(text: string): Chunk[] {
    if (text === "") return [];
    const held = this.#tellsReasoningApart ? [] : this.flush();
    this.#tellsReasoningApart = true;
    return [...held, this.#span("reasoning", text)];
  }

  #speak(text: string, logprobs: TokenLogprob[]): Chunk[] {
    const spans = this.#tellsReasoningApart
      ? [{ type: "text" as const, text }].filter((span) => span.text !== "")
      : this.#tags.push(text);
    const chunks = spans.map((span) => this.#span(span.type, span.text));
    if (logprobs.length === 0) return chunks;
    const spoken = chunks.find((chunk) => chunk.type === "text-delta");
    if (spoken) spoken.logprobs = logprobs;
    return spoken ? chunks : [...chunks, { type: "text-delta", choice: this.#choice, text: "", logprobs }];
  }

  #hear(wire: unknown): Chunk[] {
    if (!isWireObject(wire)) return [];
    const audio: Extract<Chunk, { type: "audio-delta" }> = { type: "audio-delta", choice: this.#choice };
    const id = textField(wire, "id");
    const bytes = textField(wire, "data");
    const transcript = textField(wire, "transcript");
    const expiresAt = numberField(wire, "expires_at");
    if (id !== undefined) audio.id = id;
    if (bytes !== undefined) audio.data = bytes;
    if (transcript !== undefined) audio.transcript = transcript;
    if (expiresAt !== undefined) audio.expiresAt = expiresAt;
    return Object.keys(audio).length > 2 ? [audio] : [];
  }

  #span(type: "reasoning" | "text", text: string): Extract<Chunk, { type: "text-delta" | "reasoning-delta" }> {
    return { type: type === "text" ? "text-delta" : "reasoning-delta", choice: this.#choice, text };
  }
}
