import type { UIMessageChunk } from "ai";
import type { ConversationSnapshot, ParleyMessage } from "@/components/chat/parley-message";
import type { StartTurnBody } from "@/lib/core/conversation";

type Call = { method: string; path: string; body: unknown };
type Respond = (call: Call) => Response | Promise<Response>;

/** A server made of answers: each call takes the next one that was put down for its method and path. */
export class TestingServer {
  readonly calls: Call[] = [];
  readonly #answers = new Map<string, Respond[]>();

  on(method: string, path: string, respond: Respond): this {
    const key = `${method} ${path}`;
    this.#answers.set(key, [...(this.#answers.get(key) ?? []), respond]);
    return this;
  }

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? "GET";
    const call = { method, path, body: typeof init.body === "string" ? JSON.parse(init.body) : undefined };
    this.calls.push(call);
    const respond = this.#answers.get(`${method} ${path}`)?.shift();
    if (!respond) throw new TypeError("fetch failed");
    return respond(call);
  };

  /** The bodies of `POST /api/chat`, in order. */
  get sent(): StartTurnBody[] {
    return this.calls.flatMap(({ method, path, body }) =>
      method === "POST" && path === "/api/chat" ? [body as StartTurnBody] : [],
    );
  }
}

/** A stream of chunks; `cut` ends it as a lost connection does. */
export function streamOf(chunks: UIMessageChunk[], { cut = false } = {}): Response {
  const bytes = new TextEncoder();
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk) controller.enqueue(bytes.encode(`data: ${JSON.stringify(chunk)}\n\n`));
        else if (cut) controller.error(new TypeError("network error"));
        else controller.close();
      },
    },
    // An error would throw away what waits in the queue, so nothing may wait there.
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** The chunks of a whole answer. */
export function answerChunks(turnId: string, text: string): UIMessageChunk[] {
  return [
    { type: "start", messageId: turnId, messageMetadata: { turnId, state: "running" } },
    { type: "text-start", id: "0" },
    { type: "text-delta", id: "0", delta: text },
    { type: "text-end", id: "0" },
    { type: "finish", messageMetadata: { turnId, state: "done" } },
  ];
}

/** A refusal as Parley's routes write it. */
export function refusal(status: number, code: string): Response {
  return Response.json({ error: { code, message: code, param: null }, message: code }, { status });
}

/** What `GET /api/conversations/[sessId]` answers, and what changes of the branches answer with `more`. */
export function snapshotResponse(
  { messages, ...conversation }: Omit<ConversationSnapshot, "path" | "title">,
  more: object = {},
): Response {
  const path = messages.map(({ id }) => id);
  return Response.json({ conversation: { title: "", path, ...conversation }, messages, ...more });
}

export function message(
  id: string,
  role: "user" | "assistant",
  text: string,
  metadata?: ParleyMessage["metadata"],
): ParleyMessage {
  return { id, role, parts: [{ type: "text", text }], ...(metadata ? { metadata } : {}) };
}
