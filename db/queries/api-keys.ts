import { and, desc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKey } from "@/db/schema";

export type ApiKeyRow = typeof apiKey.$inferSelect;

/** Stores a key's row; the token is made from its id. */
export async function insertApiKey(row: { id: string; userId: string; name: string }): Promise<void> {
  database()
    .durable.insert(apiKey)
    .values({ ...row, createdAt: Date.now() })
    .run();
}

/** The key with this id if it may still be used. */
export async function getActiveApiKey(id: string): Promise<ApiKeyRow | undefined> {
  return database()
    .durable.select()
    .from(apiKey)
    .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .get();
}

/** Notes that a key was used. */
export async function touchApiKey(id: string, now: number): Promise<void> {
  database().checkpoint.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, id)).run();
}

/** All keys of a user, newest first. */
export async function listApiKeys(userId: string): Promise<ApiKeyRow[]> {
  return database()
    .durable.select()
    .from(apiKey)
    .where(eq(apiKey.userId, userId))
    .orderBy(desc(apiKey.createdAt))
    .all();
}

/** Revokes a key of a user; false when there is no such key that is still active. */
export async function revokeApiKey(userId: string, id: string): Promise<boolean> {
  const result = database()
    .durable.update(apiKey)
    .set({ revokedAt: Date.now() })
    .where(and(eq(apiKey.userId, userId), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .run();
  return result.changes === 1;
}
