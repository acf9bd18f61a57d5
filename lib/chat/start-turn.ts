import type { NewMessage } from "@/db/queries/begin-turn";
import type { AnswerSettings, ChatRequest } from "@/lib/core/chat-request";
import type { StartTurnBody } from "@/lib/core/conversation";
import { AppError } from "@/lib/core/errors";
import type { Message, Part, PromptMessage } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { toFileParts } from "@/lib/files/files";
import { resolveModel } from "@/lib/providers/registry";
import { refuseImpossible, refuseUnreadable } from "./ask-upstream";
import { requireUnfinished } from "./continue-answer";
import { endUserOf } from "./end-user";
import { isShuttingDown } from "./shutdown";
import { startTemporaryTurn } from "./start-temporary-turn";
import { startStoredTurn } from "./stored-turn";
import { systemPromptOf } from "./system-prompt";
import { titleFrom } from "./titles";
import type { TurnSubscription } from "./turn-subscription";

/** A person's answer may take ten minutes; a failure before its first word is tried twice more within 20 seconds. */
const patience = { totalMs: 10 * 60_000, longestWaitMs: 20_000, retries: 2, defaultTemperature: "model" as const };

/**
 * Journey (a): stores what a person said and starts the answer. The answer belongs to the server from here on.
 * `settings`: what `body.parameters` mean.
 * @throws AppError model_not_found, turn_running, not_found, conflict, invalid_value, shutting_down.
 */
export async function startTurn(
  viewer: Viewer,
  asked: StartTurnBody,
  settings: AnswerSettings,
): Promise<TurnSubscription> {
  if (isShuttingDown()) throw new AppError("shutting_down", "Parley is stopping. Try again in a moment.");
  const body = { ...asked, system: await systemPromptOf(viewer, asked) };
  const models = await resolveModel(body.model);
  const messages = toNewMessages(body, await toFileParts(viewer, body.message?.files));
  const question = { models, toRequest: requestMaker(viewer, body, settings), asking: { ...patience, viewer } };
  if (messages.length > 0) {
    refuseImpossible(models, question.toRequest(messages), question.asking);
    await refuseUnreadable(models, question.toRequest(messages), viewer);
  }
  if (body.temporary) return startTemporaryTurn(viewer, body, messages, question);
  const { sessId, turnId, parentId, system } = body;
  const continued = body.continue === undefined ? undefined : await requireUnfinished(viewer, sessId, body.continue);
  return startStoredTurn(viewer, {
    ...question,
    sessId,
    turnId,
    regenerate: continued?.parentId ?? body.regenerate,
    continued,
    parentId,
    messages,
    title: titleFrom(body.message?.text || nameOfFirstFile(messages)),
    hasModelTitle: true,
    system,
  });
}

function toNewMessages({ message }: StartTurnBody, files: Part[]): NewMessage[] {
  if (!message) return [];
  const said: Part[] = message.text === "" ? [] : [{ type: "text", text: message.text }];
  return [{ id: message.id, role: "user", parts: [...files, ...said] }];
}

function nameOfFirstFile([message]: readonly NewMessage[]): string {
  return message?.parts.find((part) => part.type === "attachment")?.attachment.name ?? "";
}

/** Makes the question from a path, root first, as one body asks it. */
function requestMaker(viewer: Viewer, { model, system, sessId }: StartTurnBody, settings: AnswerSettings) {
  const first: PromptMessage[] = system ? [{ role: "system", parts: [{ type: "text", text: system }] }] : [];
  return (path: readonly Pick<Message, "role" | "name" | "parts">[]): ChatRequest => ({
    sessId,
    endUser: endUserOf(viewer),
    ...settings,
    model,
    messages: [...first, ...path.filter(saysSomething).map(toPrompt)],
  });
}

/** An answer that failed before its first word is shown, but there is nothing in it to tell a model. */
function saysSomething(message: Pick<Message, "role" | "parts">): boolean {
  return message.role !== "assistant" || message.parts.some((part) => part.type !== "reasoning");
}

function toPrompt(message: Pick<Message, "role" | "name" | "parts">): PromptMessage {
  return { role: message.role, ...(message.name ? { name: message.name } : {}), parts: message.parts };
}
