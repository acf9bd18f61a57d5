import { dropExpiredCarries, keepCarry, listCarries } from "@/db/queries/carries";
import type { Chunk } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";

/** How long a program may take to come back with the results of its tools, in milliseconds. */
const keptMs = 24 * 60 * 60_000;
/** Most calls looked up for one request, newest first. */
const mostCalls = 500;

/** Keeps on the server what an upstream wants to see again with the results of its tool calls, and passes on the rest. */
export async function* keepCarries(viewer: Viewer, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  const calls = new Map<number, string[]>();
  for await (const chunk of chunks) {
    if (chunk.type === "tool-call-delta" && chunk.id) {
      calls.set(chunk.choice, [...(calls.get(chunk.choice) ?? []), chunk.id]);
    }
    if (chunk.type !== "carry") {
      yield chunk;
      continue;
    }
    const now = Date.now();
    await keepCarry(viewer, calls.get(chunk.choice) ?? [], chunk.carry, now + keptMs).catch((error: unknown) => {
      console.error("parley: the thought behind a tool call could not be kept", error);
    });
    await dropExpiredCarries(now).catch(() => undefined);
  }
}

/** Gives answers that called tools back what their upstream wants to see again. */
export async function withCarries(viewer: Viewer, messages: PromptMessage[]): Promise<PromptMessage[]> {
  const ids = messages.flatMap(callsOf).slice(-mostCalls);
  if (ids.length === 0) return messages;
  const kept = await listCarries(viewer, ids, Date.now());
  return messages.map((message) => {
    const carry = callsOf(message)
      .map((id) => kept.get(id))
      .find((found) => found !== undefined);
    return carry ? { ...message, carry } : message;
  });
}

function callsOf(message: PromptMessage): string[] {
  if (message.role !== "assistant") return [];
  return message.parts.flatMap((part) => (part.type === "tool-call" ? [part.id] : []));
}
