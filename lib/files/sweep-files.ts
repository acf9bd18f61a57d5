import { deleteUnheldFiles, knownStoredNames } from "@/db/queries/files";
import { processWide } from "@/lib/core/process-wide";
import { clearIncoming, listStoredNames, removeStored } from "./stored-files";

/** How long a file stays that nothing holds, how long one of a temporary chat, and what a crash left; milliseconds. */
const unheldMs = 24 * 3600 * 1000;
const temporaryMs = 2 * 3600 * 1000;
const crashedMs = 3600 * 1000;
const everyMs = 3600 * 1000;

/** Files that somebody outside of the database holds. */
type InUse = () => ReadonlySet<string>;

/**
 * Removes files that neither a message nor a draft holds, and what crashes have left on the disk. A file of a purged
 * conversation was held until then and is gone with the next sweep.
 */
export async function sweepFiles(inUse: InUse, temporaryBefore = Date.now() - temporaryMs): Promise<void> {
  const now = Date.now();
  for (const name of await deleteUnheldFiles(now - unheldMs, temporaryBefore, inUse())) await removeStored(name);
  const before = now - crashedMs;
  await clearIncoming(before);
  const names = await listStoredNames(before);
  const known = await knownStoredNames(names);
  for (const name of names) if (!known.has(name)) await removeStored(name);
}

/**
 * Sweeps now and once an hour. With the start of the server every temporary chat is over, and its files go.
 * @param inUse ids of the files of temporary chats.
 */
export async function startSweepingFiles(inUse: InUse): Promise<void> {
  await sweepFiles(inUse, Date.now());
  processWide("file-sweeper", () =>
    setInterval(() => {
      sweepFiles(inUse).catch((error: unknown) => console.error("parley: files could not be swept", error));
    }, everyMs).unref(),
  );
}
