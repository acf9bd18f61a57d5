import { z } from "zod";
import { fileIdSchema } from "./attachment";
import { clientIdSchema } from "./client-id";
import { mostFiles } from "./composer-bounds";
import { type Draft, maxSystemLength, parametersSchema } from "./draft";
import type { Message } from "./message";
import { maxMessageLength } from "./message-length";

/** The key of a conversation for its owner: 1 to 128 characters of any kind, but not a path's "here" or "above". */
export const sessIdSchema = z
  .string()
  .min(1)
  .max(128)
  .refine((id) => id !== "." && id !== "..", "no browser can open an address that ends in . or ..");

/** What `POST /api/chat` takes: a new message, another answer to one that is there, or more of an answer. */
export const startTurnSchema = z
  .strictObject({
    sessId: sessIdSchema,
    model: z.string().min(1).max(300),
    /** Client-made id of the turn and of the answer it makes. */
    turnId: clientIdSchema,
    /** The message the new one follows; null begins the conversation. An edited message follows what the old one did. */
    parentId: clientIdSchema.nullable().optional(),
    message: z
      .strictObject({
        id: clientIdSchema,
        text: z.string().trim().max(maxMessageLength),
        files: z.array(fileIdSchema).max(mostFiles).optional(),
      })
      .refine(({ text, files = [] }) => text !== "" || files.length > 0, {
        path: ["text"],
        message: "must not be empty",
      })
      .optional(),
    /** Id of the user message to answer once more. */
    regenerate: clientIdSchema.optional(),
    /** Id of the unfinished answer to go on with; the whole becomes another version of it. */
    continue: clientIdSchema.optional(),
    /** How the answer is to be made, in the API's own words: `temperature`, `thinking`, `enable_search` … */
    parameters: parametersSchema.optional(),
    /** The system prompt of the conversation from now on; empty: none. */
    system: z.string().max(maxSystemLength).optional(),
    /** Nothing of this conversation is ever stored. */
    temporary: z.literal(true).optional(),
  })
  .refine((body) => [body.message, body.regenerate, body.continue].filter((one) => one !== undefined).length === 1, {
    path: ["message"],
    message: "give one of message, regenerate and continue",
  });
export type StartTurnBody = z.infer<typeof startTurnSchema>;

/** What the sidebar shows of a conversation. Times are milliseconds since 1970. */
export type ConversationSummary = { sessId: string; title: string; updatedAt: number; running: boolean };

/** A conversation as it is shown. */
export type Conversation = {
  sessId: string;
  title: string;
  createdAt: number;
  updatedAt: number;
  /** Raised by one with every change, so that a reader knows whether it is behind. */
  revision: number;
  /** Ids of the messages of the shown path, root first; results of tools are not shown and not among them. */
  path: string[];
  /** The last messages of the path; the others are asked for when they are needed. */
  messages: VersionedMessage[];
  /** The turn that is being answered now; its answer is drawn from the stream only. */
  runningTurnId?: string;
  /** Ids of the earlier answers to the question that is being answered. */
  earlierAnswers?: string[];
  draft?: Draft;
  /** The system prompt of its latest turn. */
  system?: string;
};

/** A message with the ids of its versions, itself among them, oldest first; absent where it is the only one. */
export type VersionedMessage = Message & { versions?: string[] };

/** What `GET /api/events` sends: something the viewer can see has changed. */
export type LiveEvent =
  | { type: "conversation"; sessId: string; change: "saved" | "turn-started" | "turn-ended" | "deleted" }
  /** Somebody wrote in the composer of a conversation (`new`: of one that has not begun). */
  | { type: "draft"; key: string; revision: number }
  | { type: "presets" }
  | { type: "models" };
