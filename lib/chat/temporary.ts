import type { StoredAnswer } from "@/db/queries/turns";
import type { Conversation, VersionedMessage } from "@/lib/core/conversation";
import { AppError } from "@/lib/core/errors";
import type { Message } from "@/lib/core/message";
import { MessageTree } from "@/lib/core/message-tree";
import { messagesAtOnce } from "@/lib/core/messages-at-once";
import { processWide } from "@/lib/core/process-wide";
import type { Viewer } from "@/lib/core/viewer";
import { dropTemporaryFiles } from "@/lib/files/files";
import type { LiveTurn } from "./live-turn";

/** How long a temporary chat is remembered after its last turn, in milliseconds. */
const keptMs = 60 * 60_000;
/** Most temporary chats of one person at once, and most messages in one; the oldest chat makes room. */
const mostChats = 20;
const mostMessages = 1_000;

type NewNode = Pick<Message, "id" | "role" | "parts">;

/** A conversation that is in memory only: no disk ever sees a word of it. */
export class TemporaryConversation {
  readonly sessId: string;
  readonly createdAt = Date.now();
  readonly #messages = new Map<string, Message>();
  #activeLeafId: string | null = null;
  #revision = 0;
  usedAt = Date.now();
  running?: LiveTurn;

  constructor(sessId: string) {
    this.sessId = sessId;
  }

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** Appends a question below `parentId` and shows it. @throws AppError not_found, conflict, invalid_value. */
  append(parentId: string | null | undefined, { id, role, parts }: NewNode): void {
    const parent = parentId === undefined ? this.#activeLeafId : parentId;
    if (parent !== null && !this.#messages.has(parent)) throw missing("parentId");
    if (this.#messages.has(id))
      throw new AppError("conflict", "This message id was already used.", { param: "message.id" });
    if (this.#messages.size >= mostMessages) {
      throw new AppError("invalid_value", "This temporary chat is full. Begin another.", { param: "sessId" });
    }
    this.#messages.set(id, { id, parentId: parent, role, parts, createdAt: Date.now() });
    this.#show(id);
  }

  /** The messages from the root to `id`. @throws AppError not_found. */
  pathTo(id: string, param: string): Message[] {
    const path = this.#tree().pathTo(id);
    if (path.length === 0) throw missing(param);
    return path.flatMap((node) => this.#messages.get(node.id) ?? []);
  }

  /** Ids of the files its messages have. */
  fileIds(): string[] {
    const parts = [...this.#messages.values()].flatMap((message) => message.parts);
    return parts.flatMap((part) => (part.type === "attachment" ? [part.attachment.fileId] : []));
  }

  /** Shows an existing question as the one that is being answered. */
  answerAgain(questionId: string): void {
    this.#show(questionId);
  }

  /** Ends the running turn with its answers. */
  finish(questionId: string, answers: readonly StoredAnswer[]): void {
    this.running = undefined;
    for (const answer of answers) {
      this.#messages.set(answer.id, { ...answer, parentId: questionId, role: "assistant", createdAt: Date.now() });
    }
    this.#show(answers[0]?.id ?? questionId);
  }

  /** Shows the branch of a message. @throws AppError not_found, turn_running. */
  show(id: string): void {
    if (this.running) throw new AppError("turn_running", "An answer is being written. Stop it or wait for it.");
    const tree = this.#tree();
    if (!tree.get(id)) throw missing("messageId");
    this.#show(tree.newestLeafBelow(id));
  }

  /** Some of the messages, of any branch. */
  list(ids: readonly string[]): VersionedMessage[] {
    const tree = this.#tree();
    return ids.flatMap((id) => {
      const message = this.#messages.get(id);
      const versions = tree.versionsOf(id);
      return message ? { ...message, ...(versions.length > 1 ? { versions } : {}) } : [];
    });
  }

  /** What the page shows of it. */
  toConversation(): Conversation {
    const { sessId, createdAt, usedAt: updatedAt } = this;
    const path = this.#tree()
      .pathTo(this.#activeLeafId)
      .map(({ id }) => id);
    return {
      sessId,
      title: "",
      createdAt,
      updatedAt,
      revision: this.#revision,
      path,
      messages: this.list(path.slice(-messagesAtOnce)),
      ...(this.running ? { runningTurnId: this.running.id } : {}),
    };
  }

  #show(leafId: string): void {
    this.#activeLeafId = leafId;
    this.#revision++;
    this.usedAt = Date.now();
  }

  #tree(): MessageTree {
    return new MessageTree([...this.#messages.values()].map((message) => ({ ...message, deletedAt: null })));
  }
}

function missing(param: string): AppError {
  return new AppError("not_found", "There is no such message in this conversation.", { param });
}

type Kept = Map<string, TemporaryConversation>;

const everyones = () => processWide("temporary-conversations", () => new Map<string, Kept>());

/** Ids of the files that temporary chats hold; nothing in the database does. */
export function temporaryFileIds(): ReadonlySet<string> {
  return new Set([...everyones().values()].flatMap((kept) => [...kept.values()].flatMap((chat) => chat.fileIds())));
}

/** The temporary chats of one person by their `sessId`, the least recently begun first. */
function keptOf({ userId }: Viewer): Kept {
  const all = everyones();
  const kept: Kept = all.get(userId) ?? new Map();
  all.set(userId, kept);
  for (const [sessId, { usedAt, running }] of kept) {
    if (!running && usedAt < Date.now() - keptMs) kept.delete(sessId);
  }
  return kept;
}

/** The viewer's temporary chat under an id. */
export function findTemporary(viewer: Viewer, sessId: string): TemporaryConversation | undefined {
  return keptOf(viewer).get(sessId);
}

/** The viewer's temporary chat under an id, begun where there is none. */
export function openTemporary(viewer: Viewer, sessId: string): TemporaryConversation {
  const kept = keptOf(viewer);
  const found = kept.get(sessId);
  if (found) return found;
  const oldest = [...kept].find(([, { running }]) => !running)?.[0];
  if (kept.size >= mostChats && oldest !== undefined) kept.delete(oldest);
  const begun = new TemporaryConversation(sessId);
  kept.set(sessId, begun);
  return begun;
}

/** Forgets a temporary chat at once; what runs in it is stopped. Returns whether there was one. */
export function forgetTemporary(viewer: Viewer, sessId: string): boolean {
  const chat = findTemporary(viewer, sessId);
  chat?.running?.stop("owner");
  void dropTemporaryFiles(viewer, chat?.fileIds() ?? []);
  return keptOf(viewer).delete(sessId);
}
