import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FileKind } from "@/lib/core/attachment";
import type { Carry, Chunk, EndReason, Usage } from "@/lib/core/chunk";
import type { DraftContent } from "@/lib/core/draft";
import type { AnswerFacts, Part, Role, TurnState } from "@/lib/core/message";
import type { Preferences, PresetContent } from "@/lib/core/preset";

/** All times are integers, milliseconds since 1970. */

export const user = sqliteTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: integer("created_at").notNull(),
  preferences: text("preferences", { mode: "json" }).$type<Preferences>(),
});

/** Keys for programs. The token itself is never stored; its `jti` is this id. */
export const apiKey = sqliteTable("api_key", {
  id: text("id").primaryKey(),
  userId: text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  name: text("name").notNull(),
  createdAt: integer("created_at").notNull(),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
});

export const conversation = sqliteTable(
  "conversation",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    sessId: text("sess_id").notNull(),
    title: text("title").notNull(),
    /** Who made the title: a later source replaces an earlier one, never the other way round. */
    titleSource: text("title_source").$type<"rule" | "model" | "owner">().notNull(),
    /** The last message of the shown path. */
    activeLeafId: text("active_leaf_id"),
    revision: integer("revision").notNull(),
    /** The system prompt of the latest turn. */
    system: text("system"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    uniqueIndex("conversation_owner_sess_id").on(table.ownerId, table.sessId).where(sql`deleted_at is null`),
    index("conversation_owner_updated").on(table.ownerId, table.updatedAt),
  ],
);

/** A node of a conversation's tree; siblings share a parent. Ids may come from clients, so they count per conversation. */
export const message = sqliteTable(
  "message",
  {
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversation.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    parentId: text("parent_id"),
    role: text("role").$type<Role>().notNull(),
    name: text("name"),
    parts: text("parts", { mode: "json" }).$type<Part[]>().notNull(),
    answer: text("answer", { mode: "json" }).$type<AnswerFacts>(),
    createdAt: integer("created_at").notNull(),
    /** Deleted together with everything that follows it; only the topmost of what was deleted has this. */
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.id] }),
    foreignKey({ columns: [table.conversationId, table.parentId], foreignColumns: [table.conversationId, table.id] }),
    // Holds all that the shape of the tree is read from, so that the texts are not touched for it.
    index("message_tree").on(
      table.conversationId,
      table.createdAt,
      table.id,
      table.parentId,
      table.role,
      table.deletedAt,
    ),
    index("message_parent").on(table.conversationId, table.parentId),
  ],
);

/** One user message being answered, and what became of it. The answer's message id is the turn's id. */
export const turn = sqliteTable(
  "turn",
  {
    key: integer("key").primaryKey({ autoIncrement: true }),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversation.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    userMessageId: text("user_message_id").notNull(),
    model: text("model").notNull(),
    state: text("state").$type<TurnState>().notNull(),
    /** The process that answers; only it may write while the turn runs. */
    owner: text("owner").notNull(),
    leaseUntil: integer("lease_until").notNull(),
    startedAt: integer("started_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [
    uniqueIndex("turn_conversation_id").on(table.conversationId, table.id),
    index("turn_user_message").on(table.conversationId, table.userMessageId),
    uniqueIndex("turn_one_running").on(table.conversationId).where(sql`state = 'running'`),
    index("turn_running_lease").on(table.leaseUntil).where(sql`state = 'running'`),
  ],
);

/** The log of a running turn. Neighbouring deltas are merged, so a row covers the numbers up to the next row's `seq`. */
export const turnChunk = sqliteTable(
  "turn_chunk",
  {
    turnKey: integer("turn_key")
      .notNull()
      .references(() => turn.key, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    at: integer("at").notNull(),
    chunk: text("chunk", { mode: "json" }).$type<Chunk>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.turnKey, table.seq] })],
);

/** What upstreams want to see again beside the results of tools, by a hash of the call. Kept for hours, never shown. */
export const carry = sqliteTable(
  "carry",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    callKey: text("call_key").notNull(),
    carry: text("carry", { mode: "json" }).$type<Carry>().notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.callKey] }), index("carry_expires").on(table.expiresAt)],
);

/** The ledger: one row an answer that cost something, however it ended. Rows are added and never changed. */
export const usageEntry = sqliteTable(
  "usage_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** Null: asked from the page. */
    apiKeyId: text("api_key_id"),
    /** `provider/name` of the model that answered. */
    model: text("model").notNull(),
    at: integer("at").notNull(),
    state: text("state").$type<EndReason>().notNull(),
    attempts: integer("attempts").notNull(),
    totalMs: integer("total_ms").notNull(),
    usage: text("usage", { mode: "json" }).$type<Usage>().notNull(),
    /** Millionths of `currency`; null where prices are unknown. */
    costMicros: integer("cost_micros"),
    currency: text("currency").$type<"USD" | "CNY">(),
  },
  (table) => [index("usage_entry_user_at").on(table.userId, table.at)],
);

/** What is in the composer of a conversation, by its `sessId`; `new` for one that has not begun. */
export const draft = sqliteTable(
  "draft",
  {
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    content: text("content", { mode: "json" }).$type<DraftContent>().notNull(),
    revision: integer("revision").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);

/** Named ways of asking. */
export const preset = sqliteTable(
  "preset",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    content: text("content", { mode: "json" }).$type<PresetContent>().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("preset_user").on(table.userId)],
);

/** An uploaded file. The same content of one owner is on the disk once, under one random `storedName`. */
export const file = sqliteTable(
  "file",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    storedName: text("stored_name").notNull(),
    /** Of the stored bytes, hexadecimal. */
    sha256: text("sha256").notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    kind: text("kind").$type<FileKind>().notNull(),
    size: integer("size").notNull(),
    width: integer("width"),
    height: integer("height"),
    pages: integer("pages"),
    /** The text taken out of it, with marks where pages begin. */
    text: text("text"),
    /** Belongs to a temporary chat and goes with it. */
    temporary: integer("temporary", { mode: "boolean" }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("file_user_content").on(table.userId, table.sha256),
    index("file_stored_name").on(table.storedName),
  ],
);

/** Which messages hold which files; a file that no message and no draft holds any more is removed. */
export const attachment = sqliteTable(
  "attachment",
  {
    conversationId: text("conversation_id").notNull(),
    messageId: text("message_id").notNull(),
    fileId: text("file_id")
      .notNull()
      .references(() => file.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.messageId, table.fileId] }),
    foreignKey({
      columns: [table.conversationId, table.messageId],
      foreignColumns: [message.conversationId, message.id],
    }).onDelete("cascade"),
    index("attachment_file").on(table.fileId),
  ],
);
