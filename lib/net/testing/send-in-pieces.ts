import type { ServerResponse } from "node:http";

/** Sends bytes in pieces of `size`, which do not heed where an event, or a letter, ends; whole without it. */
export function sendInPieces(response: ServerResponse, bytes: Uint8Array, size = Math.max(1, bytes.length)): void {
  for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
  response.end();
}
