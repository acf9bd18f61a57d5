import { createHash } from "node:crypto";
import { dropExpiredCarries, keepCarry, listCarries } from "@/db/queries/carries";
import type { Chunk } from "@/lib/core/chunk";
import { type PromptMessage, textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";

/** How long a program may take to come back with the results of its tools, in milliseconds. */
const keptMs = 24 * 60 * 60_000;
/** Most calls looked up for one request, newest first. */
const mostCalls = 500;

type Call = { id: string; name: string; arguments: string };

/** Keeps on the server what an upstream wants to see again with the results of its tool calls, and passes on the rest. */
export async function* keepCarries(
  viewer: Viewer,
  messages: readonly PromptMessage[],
  chunks: AsyncIterable<Chunk>,
): AsyncGenerator<Chunk, void> {
  const calls = new Map<string, Call & { choice: number }>();
  const question = lastQuestion(messages);
  for await (const chunk of chunks) {
    if (chunk.type === "tool-call-delta") addCall(calls, chunk);
    if (chunk.type !== "carry") {
      yield chunk;
      continue;
    }
    const now = Date.now();
    const mine = [...calls.values()].filter((call) => call.choice === chunk.choice);
    const keys = mine.map((call) => keyOf(viewer, question, call));
    await keepCarry(viewer, keys, chunk.carry, now + keptMs).catch((error: unknown) => {
      console.error("parley: the thought behind a tool call could not be kept", error);
    });
    await dropExpiredCarries(now).catch(() => undefined);
  }
}

function addCall(
  calls: Map<string, Call & { choice: number }>,
  { choice, index, id, name, arguments: text }: Extract<Chunk, { type: "tool-call-delta" }>,
): void {
  const key = `${choice} ${index}`;
  const call = calls.get(key) ?? { choice, id: "", name: "", arguments: "" };
  calls.set(key, {
    choice,
    id: call.id || (id ?? ""),
    name: call.name || (name ?? ""),
    arguments: call.arguments + text,
  });
}

/** Gives answers that called tools back what their upstream wants to see again. */
export async function withCarries(viewer: Viewer, messages: PromptMessage[]): Promise<PromptMessage[]> {
  const keys = messages.map((message, at) => {
    const question = lastQuestion(messages.slice(0, at));
    return callsOf(message).map((call) => keyOf(viewer, question, call));
  });
  const wanted = keys.flat().slice(-mostCalls);
  if (wanted.length === 0) return messages;
  const kept = await listCarries(viewer, wanted, Date.now());
  return messages.map((message, at) => {
    const carry = keys[at]?.map((key) => kept.get(key)).find((found) => found !== undefined);
    return carry ? { ...message, carry } : message;
  });
}

function callsOf(message: PromptMessage): Call[] {
  if (message.role !== "assistant") return [];
  return message.parts.flatMap((part) => (part.type === "tool-call" ? [part] : []));
}

function lastQuestion(messages: readonly PromptMessage[]): string {
  return textOf(messages.findLast((message) => message.role === "user")?.parts ?? []);
}

/**
 * Some vendors number their calls anew in every answer (`functions.look:0`), so an id alone would bring one
 * conversation the thought of another: the key of the program, the question and the call itself count as well.
 */
function keyOf(viewer: Viewer, question: string, { id, name, arguments: text }: Call): string {
  const asker = viewer.kind === "api-key" ? viewer.keyId : "page";
  const key = JSON.stringify([asker, question, id, name, normalized(text)]);
  return createHash("sha256").update(key).digest("base64url");
}

/** Clients write arguments anew, with other white space. */
function normalized(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text || "{}"));
  } catch {
    return text;
  }
}
