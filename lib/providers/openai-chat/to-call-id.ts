import { createHash } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * The id of a tool call as a vendor takes it. Mistral wants exactly nine letters and digits; an id of another form is
 * replaced by one that depends on it alone, so that a call and its result keep the same.
 */
export function toCallId(id: string, length: number | undefined): string {
  if (length === undefined || (id.length === length && /^[a-zA-Z0-9]+$/.test(id))) return id;
  const digest = createHash("sha256").update(id).digest();
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join("");
}
