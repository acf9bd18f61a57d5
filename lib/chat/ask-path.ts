import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Message } from "@/lib/core/message";
import { type Asking, askUpstream, type Models } from "./ask-upstream";
import { continueAnswer, toContinuation } from "./continue-answer";

/** How a path of messages becomes a question, and who is asked. */
export type PathQuestion = {
  /** The places that have the model, best first. */
  models: Models;
  asking: Omit<Asking, "signal">;
  /** Makes the question from a path, root first. */
  toRequest: (path: Pick<Message, "role" | "name" | "parts">[]) => ChatRequest;
  /** The unfinished answer that this one goes on with. */
  continued?: Message;
};

/** Asks with a path, and with what is to be gone on with behind it. */
export function askPath(path: readonly Message[], question: PathQuestion, signal: AbortSignal): AsyncIterable<Chunk> {
  const { models, toRequest, continued } = question;
  const asking = { ...question.asking, signal };
  if (!continued) return askUpstream(models, toRequest([...path]), asking);
  const request = toRequest([...path, ...toContinuation(continued)]);
  return continueAnswer(continued, askUpstream(models, { ...request, n: undefined, search: false }, asking));
}
