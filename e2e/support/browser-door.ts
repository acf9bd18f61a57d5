import { randomUUID } from "node:crypto";
import type { UIMessageChunk } from "ai";
import type { StartTurnBody } from "@/lib/core/conversation";
import type { MessageMetadata } from "@/lib/core/message";

const origin = "http://127.0.0.1:3000";

/** A request as our own page sends it. */
export function pageRequest(method: string, path: string, body?: unknown, signal?: AbortSignal): Request {
  return new Request(origin + path, {
    method,
    signal,
    headers: { host: "127.0.0.1:3000", origin, "sec-fetch-site": "same-origin", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** A new question, with ids as the page makes them. */
export function question(text: string, more: Partial<StartTurnBody> = {}): StartTurnBody & { turnId: string } {
  return {
    sessId: randomUUID(),
    model: "custom/mock-plain",
    turnId: randomUUID(),
    parentId: null,
    message: { id: randomUUID(), text },
    ...more,
  };
}

/** The texts of a response's `data:` lines, one at a time as they arrive. */
export async function* dataLines(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let buffer = "";
  for await (const bytes of response.body ?? []) {
    buffer += decoder.decode(bytes, { stream: true });
    const events = buffer.split("\n\n");
    buffer = events.pop() ?? "";
    for (const event of events) if (event.startsWith("data: ")) yield event.slice(6);
  }
}

export type UiChunk = UIMessageChunk<MessageMetadata>;

/** Reads a UI stream to its end. */
export async function readUi(response: Response): Promise<{ chunks: UiChunk[]; text: string; end: MessageMetadata }> {
  const chunks: UiChunk[] = [];
  for await (const line of dataLines(response)) if (line !== "[DONE]") chunks.push(JSON.parse(line) as UiChunk);
  const text = chunks.flatMap((chunk) => (chunk.type === "text-delta" ? chunk.delta : [])).join("");
  const last = chunks.at(-1);
  return { chunks, text, end: (last?.type === "finish" && last.messageMetadata) || {} };
}

/** The second argument of a route handler. */
export function withParams<P>(params: P): { params: Promise<P> } {
  return { params: Promise.resolve(params) };
}
