import {
  claimAbandonedTurns,
  finishTurn,
  getConversationById,
  listTurnChunks,
  renewLeases,
  type TurnRow,
} from "@/db/queries/turns";
import { processWide } from "@/lib/core/process-wide";
import { collectLog } from "@/lib/stream/collect";
import { publish } from "./live-events";
import { liveTurns } from "./live-turn";
import { isDeadOwner, leaseMs, ownerId } from "./owner";
import { toAnswers } from "./run-turn";

const beatMs = 10_000;

/** Starts the heartbeat of this process, once: renews its leases and finishes what others have left behind. */
export function keepTurns(): void {
  processWide("turn-keeper", () => setInterval(() => void beat(), beatMs).unref());
}

async function beat(): Promise<void> {
  try {
    const keys = [...liveTurns().keys()];
    const kept = new Set(await renewLeases(ownerId(), keys, Date.now() + leaseMs));
    for (const key of keys) if (!kept.has(key)) liveTurns().get(key)?.stop("lost");
    await recoverTurns();
  } catch (error) {
    console.error("parley: the heartbeat of running turns failed", error);
  }
}

/**
 * Ends every turn without a living owner as `interrupted`, with the text its log holds.
 * @returns how many there were.
 */
export async function recoverTurns(): Promise<number> {
  const live = new Set(liveTurns().keys());
  const abandoned = await claimAbandonedTurns(ownerId(), Date.now(), live, isDeadOwner);
  for (const row of abandoned) {
    try {
      await interrupt(row);
    } catch (error) {
      console.error(`parley: turn ${row.id} could not be ended, trying again later`, error);
    }
  }
  return abandoned.length;
}

async function interrupt(row: TurnRow): Promise<void> {
  const log = await listTurnChunks(row.key);
  const collected = collectLog(log);
  const answers = toAnswers(row, collected, { reason: "interrupted" }, log.at(-1)?.at ?? 0);
  await finishTurn(row, ownerId(), "interrupted", answers);
  const conversation = await getConversationById(row.conversationId);
  if (conversation) {
    publish(conversation.ownerId, { type: "conversation", sessId: conversation.sessId, change: "turn-ended" });
  }
}
