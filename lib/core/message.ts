import type { Attachment } from "./attachment";
import type { Warning } from "./chat-request";
import type { Carry, Citation, FinishReason, TokenLogprob, Usage } from "./chunk";
import type { ErrorShape } from "./errors";

/** Who speaks. `developer` is read as `system` at the door. */
export type Role = "system" | "user" | "assistant" | "tool";

/** One piece of what was said. */
export type Part =
  | { type: "text"; text: string }
  /** `durationMs`: from the first to the last token of the thought. */
  | { type: "reasoning"; text: string; durationMs?: number }
  | { type: "refusal"; text: string }
  | { type: "image"; url: string; detail?: string }
  | {
      type: "audio";
      data?: string;
      format?: string;
      url?: string;
      id?: string;
      transcript?: string;
      expiresAt?: number;
    }
  /** `frames`: pictures in their order in place of a film; `url` is then empty. */
  | { type: "video"; url: string; fps?: number; frames?: string[] }
  | { type: "file"; data?: string; fileId?: string; filename?: string; url?: string }
  /** `arguments` is the JSON text as the model wrote it. */
  | { type: "tool-call"; id: string; name: string; arguments: string }
  | { type: "tool-result"; toolCallId: string; text: string }
  | { type: "citation"; citation: Citation }
  /** A stored file; before a model is asked it is replaced by what that model can take. */
  | { type: "attachment"; attachment: Attachment };

/** What a model is given: a role and its parts. */
export type PromptMessage = {
  role: Role;
  name?: string;
  parts: Part[];
  /** On an answer that called tools: what its upstream wants to see again. */
  carry?: Carry;
};

/** The states of a turn; everything but `running` is final. */
export type TurnState = "running" | "done" | "stopped" | "failed" | "interrupted";

/** One message of a conversation's tree, as it is stored. */
export type Message = {
  id: string;
  /** The message this one follows; null for a root. */
  parentId: string | null;
  role: Role;
  name?: string;
  parts: Part[];
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Only on answers. */
  answer?: AnswerFacts;
};

/** What is known about an answer besides its parts. */
export type AnswerFacts = {
  /** `provider/name` of the model that was asked. */
  model: string;
  state: TurnState;
  finishReason?: FinishReason;
  usage?: Usage;
  error?: ErrorShape;
  /** Milliseconds from the start of the turn. */
  firstTokenMs?: number;
  totalMs?: number;
  warnings?: Warning[];
  /** How often the model was asked; absent means once. */
  attempts?: number;
  /** What was searched for, engine by engine. */
  searches?: { engine: string; queries: string[]; results: number }[];
};

/** One of `n` answers, put together from chunks. */
export type Choice = { index: number; parts: Part[]; finishReason?: FinishReason; logprobs: TokenLogprob[] };

/** The concatenated text parts of a message. */
export function textOf(parts: readonly Part[]): string {
  let text = "";
  for (const part of parts) if (part.type === "text") text += part.text;
  return text;
}

/** What the page knows of a message besides its parts: the metadata of the UI stream and of stored messages alike. */
export type MessageMetadata = Partial<AnswerFacts> & {
  turnId?: string;
  createdAt?: number;
  /** Ids of the versions of the message, itself among them, oldest first; absent where it is the only one. */
  versions?: string[];
  /** The message it follows; null for a root. */
  parentId?: string | null;
  /** While a failed attempt is followed by another: why, and when it begins in milliseconds since 1970. */
  retry?: { attempt: number; at: number; error: ErrorShape };
};
