import type { UIMessageChunk } from "ai";
import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import type { MessageMetadata } from "@/lib/core/message";
import { parseArguments, toSourcePart } from "./ui-message";

type UiChunk = UIMessageChunk<MessageMetadata>;

/** What is known of a turn when its stream begins. `startedAt` is milliseconds since 1970. */
export type TurnFacts = { turnId: string; model: string; startedAt: number };

/** Translates one turn's log to the AI SDK's UI stream: opens and closes the parts that our deltas only imply. */
export class UiStreamTranslator {
  readonly #facts: TurnFacts;
  readonly #tools = new Map<number, { id: string; name: string; arguments: string }>();
  readonly #metadata: MessageMetadata = {};
  #open: { kind: "text" | "reasoning"; id: string; since: number; until: number } | undefined;
  #parts = 0;

  constructor(facts: TurnFacts) {
    this.#facts = facts;
  }

  /** The chunk every stream begins with. */
  start(): UiChunk {
    const { turnId, model, startedAt } = this.#facts;
    return {
      type: "start",
      messageId: turnId,
      messageMetadata: { turnId, model, state: "running", createdAt: startedAt },
    };
  }

  /** The UI chunks that `entry` becomes. Only the first choice is shown. */
  translate({ chunk, at }: LoggedChunk): UiChunk[] {
    if ("choice" in chunk && chunk.choice !== 0) return [];
    switch (chunk.type) {
      case "text-delta":
      case "refusal-delta":
        this.#noteFirstToken(at);
        return [...this.#enter("text", at), { type: "text-delta", id: this.#openId(), delta: chunk.text }];
      case "reasoning-delta":
        this.#noteFirstToken(at);
        return [
          ...this.#enter("reasoning", at, chunk.durationMs),
          { type: "reasoning-delta", id: this.#openId(), delta: chunk.text },
        ];
      case "tool-call-delta":
        this.#noteFirstToken(at);
        return [...this.#leave(), ...this.#toolDelta(chunk)];
      case "citation":
        return [toSourcePart(chunk.citation)];
      case "warning":
        return this.#tell({ warnings: [...(this.#metadata.warnings ?? []), chunk.warning] });
      case "search": {
        const { engine, queries, results } = chunk;
        return this.#tell({ searches: [...(this.#metadata.searches ?? []), { engine, queries, results }] });
      }
      case "retry": {
        const { attempt, waitMs, error } = chunk;
        const retry = { attempt, at: this.#facts.startedAt + at + waitMs, error };
        return this.#tell({ attempts: attempt + 1, retry });
      }
      case "usage":
        this.#metadata.usage = chunk.usage;
        return [];
      case "finish":
        this.#metadata.finishReason = chunk.reason;
        return [];
      case "end":
        return this.#end(chunk, at);
      default:
        return [];
    }
  }

  /** Tells the page at once what is known of the answer beside its parts. */
  #tell(news: MessageMetadata): UiChunk[] {
    Object.assign(this.#metadata, news);
    return [{ type: "message-metadata", messageMetadata: news }];
  }

  #noteFirstToken(at: number): void {
    this.#metadata.firstTokenMs ??= at;
  }

  #openId(): string {
    return this.#open?.id ?? "";
  }

  #enter(kind: "text" | "reasoning", at: number, earlierMs = 0): UiChunk[] {
    if (this.#open?.kind === kind) {
      this.#open.until = at;
      return [];
    }
    const closing = this.#leave();
    const id = String(this.#parts++);
    this.#open = { kind, id, since: at - earlierMs, until: at };
    if (kind === "text") return [...closing, { type: "text-start", id }];
    const startedAt = this.#facts.startedAt + at - earlierMs;
    return [...closing, { type: "reasoning-start", id, providerMetadata: { parley: { startedAt } } }];
  }

  #leave(): UiChunk[] {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return [];
    if (open.kind === "text") return [{ type: "text-end", id: open.id }];
    const durationMs = open.until - open.since;
    return [{ type: "reasoning-end", id: open.id, providerMetadata: { parley: { durationMs } } }];
  }

  #toolDelta(chunk: Extract<Chunk, { type: "tool-call-delta" }>): UiChunk[] {
    let call = this.#tools.get(chunk.index);
    const opened: UiChunk[] = [];
    if (!call) {
      call = { id: chunk.id || `${this.#facts.turnId}-${chunk.index}`, name: chunk.name ?? "", arguments: "" };
      this.#tools.set(chunk.index, call);
      opened.push({ type: "tool-input-start", toolCallId: call.id, toolName: call.name, dynamic: true });
    }
    call.arguments += chunk.arguments;
    if (chunk.arguments === "") return opened;
    return [...opened, { type: "tool-input-delta", toolCallId: call.id, inputTextDelta: chunk.arguments }];
  }

  #end(chunk: Extract<Chunk, { type: "end" }>, at: number): UiChunk[] {
    const tools = [...this.#tools.values()].map(
      (call): UiChunk => ({
        type: "tool-input-available",
        toolCallId: call.id,
        toolName: call.name,
        input: parseArguments(call.arguments),
        dynamic: true,
      }),
    );
    const messageMetadata: MessageMetadata = {
      ...this.#metadata,
      state: chunk.reason,
      totalMs: at,
      ...(chunk.error ? { error: chunk.error } : {}),
    };
    return [...this.#leave(), ...tools, { type: "finish", messageMetadata }];
  }
}

/** The UI stream of a turn: `start`, the translated log, `finish`. */
export async function* toUiStream(facts: TurnFacts, log: AsyncIterable<LoggedChunk>): AsyncGenerator<UiChunk> {
  const translator = new UiStreamTranslator(facts);
  yield translator.start();
  for await (const entry of log) yield* translator.translate(entry);
}
