import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { conversation, message } from "@/db/schema";
import { textOf } from "@/lib/core/message";

/** A message as it is in the database, also when it is deleted. */
export type StoredNode = { id: string; parentId: string | null; role: string; text: string; isDeleted: boolean };

/** All messages under a `sessId`, straight from the database. */
export function readStoredTree(sessId: string): StoredNode[] {
  const rows = database()
    .durable.select({ message })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(eq(conversation.sessId, sessId))
    .all();
  return rows.map(({ message: { id, parentId, role, parts, deletedAt } }) => ({
    id,
    parentId,
    role,
    text: textOf(parts),
    isDeleted: deletedAt !== null,
  }));
}

/** Ids from a message up to the root, itself first; ends with null where a parent is missing. */
export function wayToRoot(nodes: readonly StoredNode[], id: string): (string | null)[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const way: (string | null)[] = [];
  for (let at: string | null = id; at !== null; ) {
    if (way.includes(at)) return [...way, null];
    way.push(at);
    const node: StoredNode | undefined = byId.get(at);
    if (!node) return [...way, null];
    at = node.parentId;
  }
  return way;
}
