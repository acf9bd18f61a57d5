import { checkpointTurn, finishTurn, type StoredAnswer, type TurnRow } from "@/db/queries/turns";
import type { Chunk, EndReason, LoggedChunk } from "@/lib/core/chunk";
import { type ErrorShape, toErrorShape } from "@/lib/core/errors";
import type { AnswerFacts, Part } from "@/lib/core/message";
import { coalesce } from "@/lib/stream/coalesce";
import { type Collected, Collector } from "@/lib/stream/collect";
import { type LiveTurn, liveTurns } from "./live-turn";
import { ownerId } from "./owner";

/** Time from a chunk to its row in the database, in milliseconds: a quarter of a second at most, with room for a busy timer. */
export const checkpointMs = 150;

const finishRetryMs = 1000;
const finishRetries = 60;

/**
 * Reads an answer to its end on behalf of the server: feeds the live log, checkpoints it in batches, stores the
 * answer, and only then lets readers see the end. Never throws.
 * @returns how the turn ended, with the stored parts.
 */
export async function runTurn(
  row: TurnRow,
  live: LiveTurn,
  chunks: AsyncIterable<Chunk>,
): Promise<{ reason: EndReason; parts: Part[] }> {
  const collector = new Collector();
  const checkpoints = new Checkpoints(row.key, () => live.stop("lost"));
  let end: Extract<Chunk, { type: "end" }> | undefined;
  try {
    for await (const chunk of chunks) {
      if (chunk.type === "end") {
        end = chunk;
        break;
      }
      const entry = live.append(chunk);
      collector.add(chunk, entry.at);
      checkpoints.add(entry);
    }
  } catch (error) {
    console.error("parley: a provider broke its contract and threw", error);
    end = { type: "end", reason: "failed", error: toErrorShape(error) };
  }
  checkpoints.close();
  const final = settle(live, end);
  const answers = toAnswers(row, collector.collected, final, live.elapsed());
  const stored = await storeAnswers(row, final, answers);
  liveTurns().delete(live.key);
  live.append(stored);
  return { reason: stored.reason, parts: answers[0].parts };
}

/** The one final chunk: an abort by the server itself counts as interrupted, a missing end as a failure. */
export function settle(
  live: LiveTurn,
  end: Extract<Chunk, { type: "end" }> | undefined,
): Extract<Chunk, { type: "end" }> {
  if (live.signal.aborted && end?.reason !== "done") {
    return { type: "end", reason: live.signal.reason === "owner" ? "stopped" : "interrupted" };
  }
  return end ?? { type: "end", reason: "failed", error: failure("upstream_error", "The answer was cut off.") };
}

function failure(code: ErrorShape["code"], message: string): ErrorShape {
  return { code, message };
}

/** What is stored of a turn: an answer for each choice, the first under the turn's own id, all with the same sources. */
export function toAnswers(
  turn: { id: string; model: string },
  collected: Collected,
  end: { reason: EndReason; error?: ErrorShape },
  totalMs: number,
): [StoredAnswer, ...StoredAnswer[]] {
  const [first, ...others] = collected.choices;
  const answer = toFacts(turn.model, collected, end, totalMs);
  // What the turn cost is told once.
  const { usage: _, ...more } = answer;
  return [
    { id: turn.id, parts: [...(first?.parts ?? []), ...collected.citations], answer },
    ...others.map(({ index, parts, finishReason }) => ({
      id: `${turn.id}-${index + 1}`,
      parts: [...parts, ...collected.citations],
      answer: { ...more, ...(finishReason ? { finishReason } : {}) },
    })),
  ];
}

/** The facts stored beside an answer's parts. */
function toFacts(
  model: string,
  collected: Collected,
  end: { reason: EndReason; error?: ErrorShape },
  totalMs: number,
): AnswerFacts {
  const finishReason = collected.choices.find((choice) => choice.index === 0)?.finishReason;
  return {
    model,
    state: end.reason,
    totalMs,
    ...(finishReason ? { finishReason } : {}),
    ...(collected.usage ? { usage: collected.usage } : {}),
    ...(end.error ? { error: end.error } : {}),
    ...(collected.warnings.length > 0 ? { warnings: collected.warnings } : {}),
    ...(collected.searches.length > 0 ? { searches: collected.searches } : {}),
    ...(collected.attempts > 1 ? { attempts: collected.attempts } : {}),
    ...(collected.firstTokenMs === undefined ? {} : { firstTokenMs: collected.firstTokenMs }),
  };
}

/** Stores the final state; while the disk refuses, the answer stays in memory and is tried again. */
async function storeAnswers(
  row: TurnRow,
  end: Extract<Chunk, { type: "end" }>,
  answers: [StoredAnswer, ...StoredAnswer[]],
): Promise<Extract<Chunk, { type: "end" }>> {
  for (let attempt = 0; attempt < finishRetries; attempt++) {
    try {
      const isMine = await finishTurn(row, ownerId(), end.reason, answers);
      return isMine ? end : { type: "end", reason: "interrupted" };
    } catch (error) {
      console.error(`parley: the answer of turn ${row.id} could not be stored, trying again`, error);
      await new Promise((resolve) => setTimeout(resolve, finishRetryMs));
    }
  }
  return { type: "end", reason: "failed", error: failure("storage_full", "The answer could not be stored.") };
}

/** Writes a turn's log to the database, at most once in `checkpointMs`. A batch that fails is kept for the next. */
class Checkpoints {
  readonly #key: number;
  readonly #onLost: () => void;
  #pending: LoggedChunk[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(key: number, onLost: () => void) {
    this.#key = key;
    this.#onLost = onLost;
  }

  add(entry: LoggedChunk): void {
    this.#pending.push(entry);
    this.#timer ??= setTimeout(() => void this.#flush(), checkpointMs);
  }

  /** No more batches: what is pending goes into the stored answer. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    if (this.#closed) return;
    const batch = this.#pending;
    this.#pending = [];
    try {
      const isMine = await checkpointTurn(this.#key, ownerId(), coalesce(batch));
      if (!isMine && !this.#closed) this.#onLost();
    } catch (error) {
      console.error("parley: a checkpoint could not be written, trying again", error);
      this.#pending = [...batch, ...this.#pending];
      if (!this.#closed) this.#timer ??= setTimeout(() => void this.#flush(), checkpointMs);
    }
  }
}
