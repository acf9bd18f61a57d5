import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** Whether a write transaction can be begun now. */
export async function isDatabaseWritable(): Promise<boolean> {
  try {
    database().checkpoint.transaction((tx) => tx.get(sql`select 1`), { behavior: "immediate" });
    return true;
  } catch (error) {
    console.error("parley: the database cannot be written", error);
    return false;
  }
}
