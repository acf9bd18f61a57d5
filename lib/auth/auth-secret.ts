import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/env";
import { processWide } from "@/lib/core/process-wide";

/** The secret that signs tokens: `AUTH_SECRET`, or one made on first use and kept in the data directory. */
export function authSecret(): Uint8Array {
  return processWide("auth-secret", () => new TextEncoder().encode(env().authSecret ?? keptSecret(env().dataDir)));
}

function keptSecret(dataDir: string): string {
  const file = path.join(/* turbopackIgnore: true */ dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    // Written aside and linked, so that nobody can read half of it and the first of several writers wins.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`${file}: the kept secret is too short; remove the file to make a new one.`);
  return secret;
}
