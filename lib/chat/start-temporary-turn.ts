import type { NewMessage } from "@/db/queries/begin-turn";
import type { Chunk } from "@/lib/core/chunk";
import type { StartTurnBody } from "@/lib/core/conversation";
import { AppError, toErrorShape } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { Collector } from "@/lib/stream/collect";
import { askPath, type PathQuestion } from "./ask-path";
import { checkUnfinished } from "./continue-answer";
import { LiveTurn } from "./live-turn";
import { settle, toAnswers } from "./run-turn";
import { noteAnswer } from "./shutdown";
import { openTemporary, type TemporaryConversation } from "./temporary";
import { followTurn, type TurnSubscription } from "./turn-subscription";

/** Live turns that are not in the database have no key of its. */
const noKey = -1;

/**
 * Starts a turn of a chat that is never stored; the same turn sent twice is one.
 * @throws AppError turn_running, not_found, conflict, invalid_value.
 */
export function startTemporaryTurn(
  viewer: Viewer,
  body: StartTurnBody,
  messages: readonly NewMessage[],
  question: PathQuestion,
): TurnSubscription {
  const chat = openTemporary(viewer, body.sessId);
  if (chat.running?.id === body.turnId) return followTurn(chat.running);
  if (chat.running) throw new AppError("turn_running", "This conversation is being answered already.");
  const continued = body.continue === undefined ? undefined : checkUnfinished(chat.get(body.continue));
  const questionId = place(chat, body, messages, continued?.parentId);
  const model = question.models[0].qualifiedId;
  const live = new LiveTurn({
    key: noKey,
    id: body.turnId,
    conversationId: body.sessId,
    startedAt: Date.now(),
    model,
  });
  chat.running = live;
  noteAnswer({ stop: () => live.stop("shutdown"), ended: live.ended });
  const asking = { ...question.asking, forgets: true };
  const chunks = askPath(chat.pathTo(questionId, "message"), { ...question, asking, continued }, live.signal);
  void run(chat, live, questionId, chunks);
  return followTurn(live);
}

/** Puts the question into the chat, or finds the one that is to be answered again. */
function place(
  chat: TemporaryConversation,
  body: StartTurnBody,
  [message]: readonly NewMessage[],
  continuedQuestionId: string | undefined,
): string {
  if (message) {
    chat.append(body.parentId, message);
    return message.id;
  }
  const questionId = continuedQuestionId ?? body.regenerate ?? "";
  if (chat.pathTo(questionId, "regenerate").at(-1)?.role !== "user") {
    const text = "An answer cannot be answered again; name the message above it.";
    throw new AppError("invalid_value", text, { param: "regenerate" });
  }
  chat.answerAgain(questionId);
  return questionId;
}

/** Reads the answer to its end whether or not anybody listens. Never throws. */
async function run(
  chat: TemporaryConversation,
  live: LiveTurn,
  questionId: string,
  chunks: AsyncIterable<Chunk>,
): Promise<void> {
  const collector = new Collector();
  let end: Extract<Chunk, { type: "end" }> | undefined;
  try {
    for await (const chunk of chunks) {
      if (chunk.type === "end") end = chunk;
      else collector.add(chunk, live.append(chunk).at);
    }
  } catch (error) {
    console.error("parley: a provider broke its contract and threw", error);
    end = { type: "end", reason: "failed", error: toErrorShape(error) };
  }
  const final = settle(live, end);
  chat.finish(questionId, toAnswers(live, collector.collected, final, live.elapsed()));
  live.append(final);
}
