import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "@/lib/core/errors";
import { dropIncoming, newIncomingPath } from "./stored-files";

/** What has arrived: a file on the disk that has no place yet. */
export type Incoming = { path: string; size: number; sha256: string };

/**
 * Writes what is sent to the disk as it comes, never holding more than a piece of it.
 * @throws AppError request_too_large, invalid_value (empty, cut off), storage_full; nothing is left behind then.
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
  onTooLarge: () => AppError,
): Promise<Incoming> {
  const path = await newIncomingPath();
  const file = await open(path, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const bytes of readBody(body)) {
      size += bytes.byteLength;
      if (size > maxBytes) throw onTooLarge();
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    if (size === 0) throw new AppError("invalid_value", "The file is empty.", { param: "empty" });
    await file.sync();
    return { path, size, sha256: hash.digest("hex") };
  } catch (error) {
    await dropIncoming(path);
    throw toDiskError(error);
  } finally {
    await file.close();
  }
}

async function* readBody(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch (error) {
    throw new AppError("invalid_value", "The upload was cut off.", { param: "body", cause: error });
  }
}

/** A disk that takes nothing more is said in words; everything else stays what it is. */
export function toDiskError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^(ENOSPC|EDQUOT|EROFS|EACCES|EIO)$/.test(code)) return error;
  return new AppError("storage_full", "The disk is full or cannot be written. Nothing was stored.", { cause: error });
}
