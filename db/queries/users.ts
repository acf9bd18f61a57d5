import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { user } from "@/db/schema";

/** Makes sure the one person of solo mode exists. */
export async function ensureUser(id: string, name: string): Promise<void> {
  // A plain read first: this runs with every request, and a write would wait for whoever writes now.
  const known = database().durable.select({ id: user.id }).from(user).where(eq(user.id, id)).get();
  if (known) return;
  database().durable.insert(user).values({ id, name, createdAt: Date.now() }).onConflictDoNothing().run();
}
