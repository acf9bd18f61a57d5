import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { user } from "@/db/schema";

/** Whether something can be written now: writes a row over itself. */
export async function isDatabaseWritable(): Promise<boolean> {
  try {
    database()
      .checkpoint.update(user)
      .set({ name: sql`${user.name}` })
      .run();
    return true;
  } catch (error) {
    console.error("parley: the database cannot be written", error);
    return false;
  }
}

/** Closes the database, which folds its log into the file. Nothing can be read or written afterwards. */
export function closeDatabase(): void {
  database().close();
}
