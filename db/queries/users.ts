import { database } from "@/db/client";
import { user } from "@/db/schema";

/** Makes sure the one person of solo mode exists. */
export async function ensureUser(id: string, name: string): Promise<void> {
  database().durable.insert(user).values({ id, name, createdAt: Date.now() }).onConflictDoNothing().run();
}
