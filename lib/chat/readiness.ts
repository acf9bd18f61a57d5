import { isDatabaseWritable } from "@/db/queries/health";
import { isShuttingDown } from "./shutdown";

/** Why no new work should be sent here; undefined when it should. */
export async function whyNotReady(): Promise<string | undefined> {
  if (isShuttingDown()) return "stopping";
  return (await isDatabaseWritable()) ? undefined : "the database cannot be written";
}
