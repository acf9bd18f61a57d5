import { createHash, randomUUID } from "node:crypto";

/**
 * An id for what Gemini leaves without one: the same for the same place in the same answer, so that an answer read
 * twice is the same answer. Only an answer that cannot be told from others gets ids at random.
 */
export function toId(kind: string, responseId: string | undefined, choice: number, index: number): string {
  const name = responseId === undefined ? randomUUID() : `${responseId} ${choice} ${index}`;
  return `${kind}_${createHash("sha256").update(`${kind} ${name}`).digest("hex").slice(0, 24)}`;
}
