import { getMessage } from "@/db/queries/turns";
import type { Chunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import { type Message, type PromptMessage, textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { continueText } from "@/lib/stream/continue-text";
import { replayMessage } from "@/lib/stream/replay";

const instruction =
  "Your last message was cut off. Go on exactly where it stops, in the same language and form, beginning with the very " +
  "next word. Do not repeat anything and do not comment on this.";

/** Whether something of an answer is missing. */
export function isUnfinished({ role, answer, parts }: Pick<Message, "role" | "answer" | "parts">): boolean {
  const isCut = answer?.state !== "done" || answer.finishReason === "length";
  return role === "assistant" && isCut && textOf(parts) !== "" && !parts.some(({ type }) => type === "tool-call");
}

/**
 * An answer that can be gone on with, and the question above it.
 * @throws AppError not_found; invalid_value when nothing of it is missing, or there is no text to go on from.
 */
export async function requireUnfinished(
  viewer: Viewer,
  sessId: string,
  id: string,
): Promise<Message & { parentId: string }> {
  return checkUnfinished(await getMessage(viewer, sessId, id));
}

/** @throws AppError as `requireUnfinished`. */
export function checkUnfinished(message: Message | undefined): Message & { parentId: string } {
  if (!message) {
    throw new AppError("not_found", "There is no such message in this conversation.", { param: "continue" });
  }
  const { parentId } = message;
  if (parentId !== null && isUnfinished(message)) return { ...message, parentId };
  throw new AppError("invalid_value", "There is nothing left to say in this message.", { param: "continue" });
}

/** What a model is told beside the path so that it goes on. */
export function toContinuation({ parts }: Message): Pick<PromptMessage, "role" | "parts">[] {
  return [
    { role: "assistant", parts },
    { role: "user", parts: [{ type: "text", text: instruction }] },
  ];
}

/** One answer made of what was there and what comes now. */
export async function* continueAnswer(message: Message, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  for (const { chunk } of replayMessage(message)) {
    if (chunk.type !== "usage" && chunk.type !== "finish" && chunk.type !== "end") yield chunk;
  }
  yield* continueText(textOf(message.parts), chunks);
}
