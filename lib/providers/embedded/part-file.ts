import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { FinalFailure, startsAsGguf } from "./gguf-file";
import type { Expected } from "./hub-pointer";

/** Throws FinalFailure for a file that is not what it should be, and deletes it, so that the next start begins afresh. */
export async function checkPart(part: string, expected: Expected | undefined): Promise<void> {
  const wrong = await findFault(part, expected);
  if (wrong === undefined) return;
  await rm(part, { force: true });
  throw new FinalFailure(wrong);
}

async function findFault(part: string, expected: Expected | undefined): Promise<string | undefined> {
  if (expected && (await sizeOf(part)) !== expected.size) return "the downloaded file has the wrong size";
  if (expected && (await sha256Of(part)) !== expected.sha256) return "the downloaded file has the wrong checksum";
  if (!startsAsGguf(part)) return "the downloaded file is not a GGUF model";
  return undefined;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return hash.digest("hex");
}

/** Throws FinalFailure when the disk has no room for that many more bytes. */
export async function requireSpace(part: string, bytes: number): Promise<void> {
  const disk = await statfs(path.dirname(part));
  if (disk.bavail * disk.bsize < bytes) throw new FinalFailure(spaceReason(part, bytes));
}

/** Whether a write failed because the disk or the quota is full. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

/** Says that the disk is full, and for what. */
export function spaceReason(part: string, bytes?: number): string {
  const needed = bytes === undefined ? "" : `: ${Math.ceil(bytes / 1e6)} MB are needed`;
  return `no space is left in ${path.dirname(part)}${needed}`;
}

/** Bytes of the file; 0 when it is not there. */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).then(
    (stats) => stats.size,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
      throw error;
    },
  );
  return found;
}

/** Makes a new name in the folder survive a power cut. Windows cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
