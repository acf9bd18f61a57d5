import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/env";

const namePattern = /^[A-Za-z0-9_-]{22}$/;
const previewEnding = ".preview";

/** A name that nobody can guess: 128 random bits, base64url. Ids of files are made of the same. */
export function randomName(): string {
  return randomBytes(16).toString("base64url");
}

function folder(...below: string[]): string {
  return path.join(/* turbopackIgnore: true */ env().dataDir, "files", ...below);
}

/** Where a stored file is on the disk. Names come from `randomName` only; anything else is a mistake of ours. */
export function pathOf(storedName: string): string {
  if (!namePattern.test(storedName)) throw new Error("a stored name that Parley did not make");
  return folder(storedName);
}

/** Where the small picture of a stored image is. */
export function previewOf(storedName: string): string {
  return pathOf(storedName) + previewEnding;
}

/** A new place for what is on its way; it is cleared when the upload ends, and by the sweeper after a crash. */
export async function newIncomingPath(): Promise<string> {
  await mkdir(folder("incoming"), { recursive: true });
  return folder("incoming", randomName());
}

/** Gives a file that has arrived its place, with its small picture where there is one. */
export async function keep(incoming: string, storedName: string): Promise<void> {
  await rename(incoming + previewEnding, previewOf(storedName)).catch(() => {});
  await rename(incoming, pathOf(storedName));
}

/** Where the small picture of a file on its way is put. */
export function incomingPreview(incoming: string): string {
  return incoming + previewEnding;
}

/** Removes what is on its way. */
export async function dropIncoming(incoming: string): Promise<void> {
  await rm(incoming, { force: true });
  await rm(incoming + previewEnding, { force: true });
}

/** Removes a stored file and its small picture. */
export async function removeStored(storedName: string): Promise<void> {
  await rm(pathOf(storedName), { force: true });
  await rm(previewOf(storedName), { force: true });
}

/** Stored names on the disk that have not been touched since `before` (milliseconds since 1970). */
export async function listStoredNames(before: number): Promise<string[]> {
  const names = new Set((await list(folder(), before)).map((name) => name.replace(previewEnding, "")));
  return [...names].filter((name) => namePattern.test(name));
}

/** Removes what was left on its way before `before`. */
export async function clearIncoming(before: number): Promise<void> {
  for (const name of await list(folder("incoming"), before)) await rm(folder("incoming", name), { force: true });
}

async function list(directory: string, before: number): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  const old = await Promise.all(
    names.map(async (name) => {
      const found = await stat(path.join(/* turbopackIgnore: true */ directory, name)).catch(() => undefined);
      return found?.isFile() && found.mtimeMs < before ? [name] : [];
    }),
  );
  return old.flat();
}
