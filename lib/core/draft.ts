import { z } from "zod";
import { fileIdSchema } from "./attachment";
import { clientIdSchema } from "./client-id";
import { mostFiles, mostOthers, mostQueued } from "./composer-bounds";
import { maxMessageLength } from "./message-length";

/** The API's own words for how an answer is made (`temperature`, `thinking`, `search_config` …); checked when it is sent. */
export const parametersSchema = z.record(z.string().min(1).max(64), z.unknown());
export type Parameters = z.infer<typeof parametersSchema>;

/** Longest system prompt, in characters. */
export const maxSystemLength = 100_000;

/** A message that waits until the running answer is done. It has its ids already, so that it cannot be sent twice. */
export const queuedMessageSchema = z.strictObject({
  messageId: clientIdSchema,
  turnId: clientIdSchema,
  text: z.string().max(maxMessageLength),
  files: z.array(fileIdSchema).max(mostFiles),
});
export type QueuedMessage = z.infer<typeof queuedMessageSchema>;

/** How the page was set when it was left: what is asked of the next answer. */
export const wishesSchema = z.strictObject({
  think: z.enum(["auto", "on", "off"]),
  effort: z.string().max(32).optional(),
  budgetTokens: z.int().min(1).max(1_000_000).optional(),
  search: z.boolean(),
  engine: z.string().max(100).optional(),
  deep: z.boolean(),
});

/** Everything in a composer. */
export const draftContentSchema = z.strictObject({
  text: z.string().max(maxMessageLength),
  files: z.array(fileIdSchema).max(mostFiles),
  /** `provider/name`; absent: as the last answer, or the default. */
  model: z.string().max(300).optional(),
  wishes: wishesSchema.optional(),
  parameters: parametersSchema.optional(),
  /** The system prompt; absent: the owner's default, empty: none. */
  system: z.string().max(maxSystemLength).optional(),
  queue: z.array(queuedMessageSchema).max(mostQueued),
  /** Texts written elsewhere at the same time, until somebody says what becomes of them. */
  others: z.array(z.string().min(1).max(maxMessageLength)).max(mostOthers).optional(),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

/** A stored draft; `revision` is raised with every change of it. */
export type Draft = { content: DraftContent; revision: number };

/** What saves a draft: the content, and the revision it was made from (0: there was none). */
export const saveDraftSchema = z.strictObject({ content: draftContentSchema, basedOn: z.int().min(0) });
export type SaveDraftBody = z.infer<typeof saveDraftSchema>;
