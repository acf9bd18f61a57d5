import type { Chunk, FinishReason, TokenLogprob } from "@/lib/core/chunk";
import { field, isWireObject, listField, textField } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";
import { ThinkTags } from "@/lib/stream/think-tags";
import { toCarry } from "./carried-reasoning";
import { readDelta, type Said } from "./read-delta";
import { ToolCalls, type VendorCall } from "./read-tool-calls";
import { ReasoningDetails } from "./reasoning-details";
import { SaidSoFar } from "./said-so-far";
import { toAudioChunks } from "./to-audio-chunks";
import { type Finish, toFinish } from "./to-finish";
import { toLogprobs } from "./to-logprobs";

/** What is known beforehand of how a model answers. */
export type ChoiceManner = { quirks: Quirks; opensInThought: boolean };

type TextChunk = Extract<Chunk, { type: "text-delta" | "reasoning-delta" }>;

/** Follows one of the `n` answers of a stream. */
export class ChoiceReader {
  readonly #choice: number;
  readonly #quirks: Quirks;
  readonly #tags: ThinkTags;
  readonly #details: ReasoningDetails;
  readonly #soFar = { reasoning: new SaidSoFar(), text: new SaidSoFar() };
  #tools: ToolCalls;
  #reasoning = "";
  #text = "";
  #tellsReasoningApart = false;
  #sawDelta = false;
  /** The first reason given; some vendors send it twice. */
  finish?: Finish;
  /** Whether an empty reason was the last thing said of it: Snowflake's way to finish, and Hunyuan's way not to. */
  hasEmptyFinish = false;

  constructor(choice: number, { quirks, opensInThought }: ChoiceManner) {
    this.#choice = choice;
    this.#quirks = quirks;
    this.#tags = new ThinkTags({ opensInThought });
    this.#details = new ReasoningDetails(quirks.cumulative === true);
    this.#tools = new ToolCalls(choice);
  }

  /** Whether the client has functions to call. */
  get callsFunctions(): boolean {
    return this.#tools.any;
  }

  /** Calls of the vendor's own tools, which nobody is shown. */
  get vendorCalls(): VendorCall[] {
    return this.#tools.vendorCalls;
  }

  /** What was said in this round. */
  get text(): string {
    return this.#text;
  }

  read(wire: unknown): Chunk[] {
    const delta = this.#deltaOf(wire);
    if (isAside(wire, delta)) return [];
    const reason = field(wire, "finish_reason");
    this.finish ??= toFinish(reason);
    this.hasEmptyFinish = reason === "";
    const said = this.#onlyNew(readDelta(delta));
    const refusal = textField(delta, "refusal");
    this.#details.read(delta);
    return [
      ...this.#reason(said.reasoning),
      ...this.#speak(said.text, toLogprobs(wire)),
      ...(refusal === undefined ? [] : [{ type: "refusal-delta" as const, choice: this.#choice, text: refusal }]),
      ...toAudioChunks(field(delta, "audio"), this.#choice),
      ...this.#tools.read(delta),
    ];
  }

  /** What was held back while it could still have become something else. */
  flush(): Chunk[] {
    return this.#tags.flush().map((span) => this.#span(span.type, span.text));
  }

  /** The end of an answer that is complete: exactly one finish, even where the vendor gave none. */
  complete(): Chunk[] {
    const held = [...this.flush(), ...this.#tools.finish()];
    return [...held, ...this.#carry(), { type: "finish", choice: this.#choice, reason: this.#reasonToFinish() }];
  }

  /** Goes on with another answer of the vendor after it called a tool of its own. */
  resume(): void {
    this.finish = undefined;
    this.#tools = new ToolCalls(this.#choice);
    this.#text = "";
    this.#sawDelta = false;
  }

  /** Some say `stop` of an answer that calls functions, and `tool_calls` of one that called only their own tools. */
  #reasonToFinish(): FinishReason {
    const given = typeof this.finish === "string" ? this.finish : "stop";
    if (given !== "stop" && given !== "tool_calls") return given;
    return this.#tools.any ? "tool_calls" : "stop";
  }

  #carry(): Chunk[] {
    if (!this.#quirks.returnsReasoning || !this.#tools.any || this.#reasoning === "") return [];
    const details = this.#quirks.reasoningField === "reasoning_details" ? this.#details.all : [];
    return [{ type: "carry", choice: this.#choice, carry: toCarry(this.#reasoning, details) }];
  }

  /**
   * Perplexity repeats the whole answer so far as `message` beside every delta; a message counts only where no delta
   * came before it. Completion endpoints put `text` where chat has a delta, MiniMax's search a list of messages.
   */
  #deltaOf(wire: unknown): unknown {
    const delta = field(wire, "delta");
    if (isWireObject(delta)) {
      this.#sawDelta = true;
      return delta;
    }
    if (this.#sawDelta) return undefined;
    const messages = [field(wire, "message"), listField(wire, "messages").at(-1)];
    return messages.find(isWireObject) ?? { content: textField(wire, "text") };
  }

  #onlyNew({ reasoning, text }: Said): Said {
    if (!this.#quirks.cumulative) return { reasoning, text };
    return { reasoning: this.#soFar.reasoning.takeNew(reasoning), text: this.#soFar.text.takeNew(text) };
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

  #span(type: "reasoning" | "text", text: string): TextChunk {
    if (type === "reasoning") this.#reasoning += text;
    else this.#text += text;
    return { type: type === "text" ? "text-delta" : "reasoning-delta", choice: this.#choice, text };
  }
}

/**
 * What is not part of the answer: the results of MiniMax's search, said in the role of its tool, and ERNIE's packet that
 * says a search has begun (gateway.md 3.3).
 */
function isAside(wire: unknown, delta: unknown): boolean {
  const tag = textField(wire, "delta_tag") ?? textField(delta, "delta_tag");
  return field(delta, "role") === "tool" || tag === "search_status";
}
