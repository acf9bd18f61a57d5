import { z } from "zod";
import { efforts } from "./chat-request";
import type { Message } from "./message";

/** The key of a conversation for its owner: 1 to 128 characters of any kind, but not a path's "here" or "above". */
export const sessIdSchema = z
  .string()
  .min(1)
  .max(128)
  .refine((id) => id !== "." && id !== "..", "no browser can open an address that ends in . or ..");

/** An id made by a client for a message or a turn. */
export const clientIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** The longest text a person can send in one message, in characters. */
export const maxMessageLength = 400_000;

/** How much the page wants a model to think; absent: as the model likes. */
export const thinkingSettingSchema = z.strictObject({
  mode: z.enum(["on", "off"]),
  effort: z.enum(efforts).optional(),
  budgetTokens: z.int().min(1).max(1_000_000).optional(),
});
export type ThinkingSetting = z.infer<typeof thinkingSettingSchema>;

/** The page's wish for a web search; absent: none. */
export const searchSettingSchema = z.strictObject({
  engine: z.string().min(1).max(100).optional(),
  deepable: z.boolean(),
});
export type SearchSetting = z.infer<typeof searchSettingSchema>;

/** What `POST /api/chat` takes: a new message, or another answer to one that is there. */
export const startTurnSchema = z
  .strictObject({
    sessId: sessIdSchema,
    model: z.string().min(1).max(300),
    /** Client-made id of the turn and of the answer it makes. */
    turnId: clientIdSchema,
    /** The message the new one follows; null begins the conversation. */
    parentId: clientIdSchema.nullable().optional(),
    message: z.strictObject({ id: clientIdSchema, text: z.string().trim().min(1).max(maxMessageLength) }).optional(),
    /** Id of the user message to answer once more. */
    regenerate: clientIdSchema.optional(),
    thinking: thinkingSettingSchema.optional(),
    search: searchSettingSchema.optional(),
  })
  .refine((body) => (body.message === undefined) !== (body.regenerate === undefined), {
    path: ["message"],
    message: "give either message or regenerate",
  });
export type StartTurnBody = z.infer<typeof startTurnSchema>;

/** What the sidebar shows of a conversation. Times are milliseconds since 1970. */
export type ConversationSummary = { sessId: string; title: string; updatedAt: number; running: boolean };

/** A conversation with the messages of its shown path, root first. */
export type Conversation = {
  sessId: string;
  title: string;
  createdAt: number;
  updatedAt: number;
  /** Raised by one with every change, so that a reader knows whether it is behind. */
  revision: number;
  messages: Message[];
  /** The turn that is being answered now; its answer is drawn from the stream only. */
  runningTurnId?: string;
};

/** What `GET /api/events` sends: something the viewer can see has changed. */
export type LiveEvent =
  | { type: "conversation"; sessId: string; change: "saved" | "turn-started" | "turn-ended" | "deleted" }
  | { type: "models" };
