import { type BegunTurn, beginTurn, type NewMessage } from "@/db/queries/begin-turn";
import { listPath } from "@/db/queries/conversations";
import type { TurnRow } from "@/db/queries/turns";
import type { Chunk } from "@/lib/core/chunk";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { askPath, type PathQuestion } from "./ask-path";
import { publish } from "./live-events";
import { LiveTurn, liveTurns } from "./live-turn";
import { leaseMs, ownerId } from "./owner";
import { runTurn } from "./run-turn";
import { improveTitle } from "./titles";
import { keepTurns } from "./turn-keeper";
import { followTurn, subscribeToTurn, type TurnSubscription } from "./turn-subscription";

/** What both doors need to store a turn and start it. */
export type StoredTurn = PathQuestion & {
  sessId: string;
  turnId: string;
  regenerate?: string;
  parentId?: string | null;
  messages: NewMessage[];
  title: string;
  /** Whether a model may be asked for a better title. */
  hasModelTitle: boolean;
  /** The system prompt of the conversation from now on. */
  system?: string;
};

/** The part of starting a turn that both doors share. @throws AppError turn_running, not_found, conflict. */
export async function startStoredTurn(viewer: Viewer, stored: StoredTurn): Promise<TurnSubscription> {
  const begin = { ...stored, model: stored.models[0].qualifiedId, owner: ownerId(), leaseUntil: Date.now() + leaseMs };
  const begun = await beginTurn(viewer, begin, (turn) => liveTurns().set(turn.key, new LiveTurn(turn)));
  const live = liveTurns().get(begun.turn.key);
  if (!begun.isNew || !live) return subscribeToTurn(viewer, stored.sessId, begun.turn);
  keepTurns();
  publish(viewer.userId, { type: "conversation", sessId: stored.sessId, change: "turn-started" });
  void answer(viewer, stored, begun, live).catch((error: unknown) => {
    console.error(`parley: something after turn ${begun.turn.id} failed`, error);
  });
  return followTurn(live);
}

/** Asks the model and stores what it says; a first answer may then get the conversation a better title. */
async function answer(viewer: Viewer, stored: StoredTurn, { turn }: BegunTurn, live: LiveTurn): Promise<void> {
  const { reason, parts } = await runTurn(turn, live, askModel(viewer, stored, turn, live.signal));
  publish(viewer.userId, { type: "conversation", sessId: stored.sessId, change: "turn-ended" });
  if (reason !== "done" || !stored.hasModelTitle) return;
  const path = await listPath(viewer, stored.sessId, turn.userMessageId);
  if (path.length > 1) return;
  await improveTitle(viewer, stored.sessId, stored.models, textOf(path[0]?.parts ?? []), textOf(parts));
}

async function* askModel(
  viewer: Viewer,
  stored: StoredTurn,
  turn: TurnRow,
  stopped: AbortSignal,
): AsyncGenerator<Chunk> {
  yield* askPath(await listPath(viewer, stored.sessId, turn.userMessageId), stored, stopped);
}
