import type { Warning } from "@/lib/core/chat-request";
import type { Chunk, EndReason, LoggedChunk, Usage } from "@/lib/core/chunk";
import type { ErrorShape } from "@/lib/core/errors";
import type { Choice, Part } from "@/lib/core/message";

/** Everything a stream has said so far. */
export type Collected = {
  choices: Choice[];
  citations: Part[];
  warnings: Warning[];
  searches: { engine: string; queries: string[]; results: number }[];
  /** How often the model was asked. */
  attempts: number;
  usage?: Usage;
  systemFingerprint?: string;
  /** Milliseconds from the start of the turn to the first token. */
  firstTokenMs?: number;
  end?: { reason: EndReason; error?: ErrorShape };
};

/** Puts chunks together, one at a time; the state can be read at any moment. */
export class Collector {
  readonly collected: Collected = { choices: [], citations: [], warnings: [], searches: [], attempts: 1 };
  readonly #thoughtSince = new Map<number, number>();

  add(chunk: Chunk, at: number): void {
    const into = this.collected;
    if (isToken(chunk)) into.firstTokenMs ??= at;
    switch (chunk.type) {
      case "usage":
        into.usage = chunk.usage;
        break;
      case "upstream":
        into.systemFingerprint = chunk.systemFingerprint ?? into.systemFingerprint;
        break;
      case "citation":
        into.citations.push({ type: "citation", citation: chunk.citation });
        break;
      case "warning":
        into.warnings.push(chunk.warning);
        break;
      case "search":
        into.searches.push({ engine: chunk.engine, queries: chunk.queries, results: chunk.results });
        break;
      case "retry":
        into.attempts = chunk.attempt + 1;
        break;
      case "carry":
        break;
      case "end":
        into.end = { reason: chunk.reason, ...(chunk.error ? { error: chunk.error } : {}) };
        break;
      default:
        this.#addToChoice(this.#choice(chunk.choice), chunk, at);
    }
  }

  #choice(index: number): Choice {
    let choice = this.collected.choices.find((known) => known.index === index);
    if (!choice) {
      choice = { index, parts: [], logprobs: [] };
      this.collected.choices.push(choice);
      this.collected.choices.sort((left, right) => left.index - right.index);
    }
    return choice;
  }

  #addToChoice(choice: Choice, chunk: Extract<Chunk, { choice: number }>, at: number): void {
    switch (chunk.type) {
      case "reasoning-delta":
        this.#addReasoning(choice, chunk, at);
        return;
      case "text-delta":
        appendText(choice.parts, "text", chunk.text);
        if (chunk.logprobs) choice.logprobs.push(...chunk.logprobs);
        return;
      case "refusal-delta":
        appendText(choice.parts, "refusal", chunk.text);
        return;
      case "tool-call-delta":
        appendToolCall(choice.parts, chunk);
        return;
      case "audio-delta":
        appendAudio(choice.parts, chunk);
        return;
      case "finish":
        choice.finishReason = chunk.reason;
    }
  }

  /** A thought lasts until something else begins; its duration grows with each of its deltas. */
  #addReasoning(choice: Choice, { text, durationMs = 0 }: { text: string; durationMs?: number }, at: number): void {
    const last = choice.parts.at(-1);
    if (last?.type === "reasoning") {
      last.text += text;
      last.durationMs = at - (this.#thoughtSince.get(choice.index) ?? at);
    } else {
      this.#thoughtSince.set(choice.index, at - durationMs);
      choice.parts.push({ type: "reasoning", text, durationMs });
    }
  }
}

function isToken(chunk: Chunk): boolean {
  return (
    chunk.type === "text-delta" ||
    chunk.type === "reasoning-delta" ||
    chunk.type === "tool-call-delta" ||
    chunk.type === "refusal-delta" ||
    chunk.type === "audio-delta"
  );
}

function appendText(parts: Part[], type: "text" | "refusal", text: string): void {
  const last = parts.at(-1);
  if (last?.type === type) last.text += text;
  else parts.push({ type, text });
}

/** Calls are told apart by their index, which the parts keep by their order among tool calls. */
function appendToolCall(parts: Part[], chunk: Extract<Chunk, { type: "tool-call-delta" }>): void {
  const calls = parts.filter((part) => part.type === "tool-call");
  const known = calls[chunk.index];
  if (known) {
    known.arguments += chunk.arguments;
    if (chunk.name) known.name ||= chunk.name;
    if (chunk.id) known.id ||= chunk.id;
  } else {
    parts.push({ type: "tool-call", id: chunk.id ?? "", name: chunk.name ?? "", arguments: chunk.arguments });
  }
}

function appendAudio(parts: Part[], chunk: Extract<Chunk, { type: "audio-delta" }>): void {
  let audio = parts.find((part) => part.type === "audio");
  if (!audio) {
    audio = { type: "audio" };
    parts.push(audio);
  }
  if (chunk.id) audio.id = chunk.id;
  if (chunk.data) audio.data = (audio.data ?? "") + chunk.data;
  if (chunk.transcript) audio.transcript = (audio.transcript ?? "") + chunk.transcript;
  if (chunk.expiresAt) audio.expiresAt = chunk.expiresAt;
}

/** Puts a stored log together. */
export function collectLog(entries: Iterable<LoggedChunk>): Collected {
  const collector = new Collector();
  for (const entry of entries) collector.add(entry.chunk, entry.at);
  return collector.collected;
}

/** Reads a stream to its end and puts it together; `at` is counted from the call. */
export async function collect(chunks: AsyncIterable<Chunk>): Promise<Collected> {
  const collector = new Collector();
  const startedAt = performance.now();
  for await (const chunk of chunks) collector.add(chunk, Math.round(performance.now() - startedAt));
  return collector.collected;
}
