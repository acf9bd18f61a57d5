import { getConversationRow } from "@/db/queries/conversations";
import { getTurn } from "@/db/queries/turns";
import { AppError } from "@/lib/core/errors";
import type { TurnState } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { findLiveTurn } from "./live-turn";
import { findTemporary, type TemporaryConversation } from "./temporary";

/**
 * Stops one turn and waits until its text is stored. Stopping a turn that has ended changes nothing, and a stop
 * meant for an earlier turn never reaches a newer one.
 * @returns the turn's final state.
 * @throws AppError not_found.
 */
export async function stopTurn(viewer: Viewer, sessId: string, turnId: string): Promise<TurnState> {
  const temporary = findTemporary(viewer, sessId);
  if (temporary) return stopTemporary(temporary, turnId);
  const conversation = await getConversationRow(viewer, sessId);
  const live = conversation && findLiveTurn(conversation.id);
  if (live?.id === turnId) {
    live.stop("owner");
    await live.ended;
  }
  const turn = await getTurn(viewer, sessId, turnId);
  if (!turn) throw missing();
  return turn.state;
}

async function stopTemporary(chat: TemporaryConversation, turnId: string): Promise<TurnState> {
  if (chat.running?.id === turnId) {
    chat.running.stop("owner");
    await chat.running.ended;
  }
  const state = chat.get(turnId)?.answer?.state;
  if (!state) throw missing();
  return state;
}

function missing(): AppError {
  return new AppError("not_found", "There is no such turn.", { param: "turnId" });
}
