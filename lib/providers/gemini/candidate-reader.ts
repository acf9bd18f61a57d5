import type { Warning } from "@/lib/core/chat-request";
import type { Chunk, FinishReason, TokenLogprob } from "@/lib/core/chunk";
import { field, isWireObject, listField, textField } from "@/lib/net/wire-json";
import { FunctionCalls } from "./function-calls";
import { SpokenAudio } from "./spoken-audio";
import { type Finish, toFinish } from "./to-finish";
import { toLogprobs } from "./to-logprobs";

const unreadable: Warning = {
  param: "tools",
  action: "dropped",
  reason: "the model wrote a function call that cannot be read",
};

const drawn: Warning = {
  param: "modalities",
  action: "dropped",
  reason: "the model drew a picture, which an answer cannot hold",
};

/** Follows one of the candidates of an answer. */
export class CandidateReader {
  readonly #choice: number;
  readonly #calls: FunctionCalls;
  readonly #audio: SpokenAudio;
  #hasSpoken = false;
  #hasDrawn = false;
  /** The last reason given: older models give one with every piece. */
  finish?: Finish;

  constructor(choice: number, audioFormat: string | undefined) {
    this.#choice = choice;
    this.#calls = new FunctionCalls(choice);
    this.#audio = new SpokenAudio(choice, audioFormat);
  }

  /** Whether all that it wrote was a call that cannot be read. */
  get isUnreadable(): boolean {
    return this.finish === "unreadable" && !this.#hasSpoken && !this.#calls.any;
  }

  read(candidate: unknown, responseId: string | undefined): Chunk[] {
    this.finish = toFinish(textField(candidate, "finishReason")) ?? this.finish;
    const parts = listField(candidate, "content", "parts");
    const chunks = parts.flatMap((part) => this.#readPart(part, responseId));
    const spoken = withLogprobs(chunks, toLogprobs(candidate), this.#choice);
    this.#hasSpoken ||= spoken.some((chunk) => chunk.type !== "reasoning-delta" && chunk.type !== "tool-call-delta");
    return spoken;
  }

  /** What was held back. */
  flush(): Chunk[] {
    return this.#audio.flush();
  }

  /** The end of an answer that is complete. */
  complete(): Chunk[] {
    const wasOpen = this.#calls.isOpen;
    const chunks: Chunk[] = [...this.flush(), ...this.#calls.close()];
    const reason = this.#reason(wasOpen);
    const carry = reason === "tool_calls" ? this.#calls.carry() : undefined;
    if (this.finish === "unreadable") chunks.push({ type: "warning", warning: unreadable });
    if (carry) chunks.push({ type: "carry", choice: this.#choice, carry });
    return [...chunks, { type: "finish", choice: this.#choice, reason }];
  }

  /** A call is to be answered, unless a filter stopped it or it was cut in the middle. */
  #reason(wasOpen: boolean): FinishReason {
    const given = this.finish === undefined || this.finish === "unreadable" ? "stop" : this.finish;
    const isCut = given === "content_filter" || (given === "length" && wasOpen);
    return this.#calls.any && !isCut ? "tool_calls" : given;
  }

  #readPart(part: unknown, responseId: string | undefined): Chunk[] {
    const choice = this.#choice;
    const text = textField(part, "text");
    if (text !== undefined) {
      return [{ type: field(part, "thought") === true ? "reasoning-delta" : "text-delta", choice, text }];
    }
    if (isWireObject(field(part, "functionCall"))) return this.#calls.read(part, responseId);
    if (isWireObject(part) && (field(part, "toolCall") ?? field(part, "toolResponse"))) this.#calls.keep(part);
    const inlineData = field(part, "inlineData");
    if (!isWireObject(inlineData)) return [];
    const isSound = textField(inlineData, "mimeType")?.toLowerCase().startsWith("audio/") === true;
    return isSound ? this.#audio.read(inlineData, responseId) : this.#draw();
  }

  #draw(): Chunk[] {
    if (this.#hasDrawn) return [];
    this.#hasDrawn = true;
    return [{ type: "warning", warning: drawn }];
  }
}

/** Log probabilities belong to a whole event and go with its first text; some come in an event of their own. */
function withLogprobs(chunks: Chunk[], logprobs: TokenLogprob[], choice: number): Chunk[] {
  if (logprobs.length === 0) return chunks;
  const first = chunks.findIndex((chunk) => chunk.type === "text-delta");
  if (first < 0) return [...chunks, { type: "text-delta", choice, text: "", logprobs }];
  return chunks.map((chunk, at) => (at === first && chunk.type === "text-delta" ? { ...chunk, logprobs } : chunk));
}
