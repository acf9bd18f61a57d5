import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendInPieces } from "@/lib/net/testing/send-in-pieces";
import { sendJson } from "@/lib/net/testing/send-json";
import type { Upstream } from "@/lib/providers/provider";
import { refusalOf } from "./check-request";
import type { MessagesRequest } from "./request-schema";

/** What the stand-in answers: bytes in pieces of `cut`, or events that come `everyMs`. */
export type MockAnswer = { bytes: Uint8Array; cut?: number } | { events: object[]; everyMs?: number };

/** A strict stand-in for the Messages API, with what it was asked and which answers were cut off by the client. */
export type MockAnthropic = { upstream: Upstream; asked: MessagesRequest[]; cutOff: number; close(): Promise<void> };

const key = "sk-ant-canary-123456";
const models = ["claude-mock", "claude-mock-slow"];

/** Starts one. `answer` gets each accepted request and its number; without it the stand-in repeats what it is told. */
export async function startMockAnthropic(
  answer: (request: MessagesRequest, round: number) => MockAnswer = echo,
): Promise<MockAnthropic> {
  const asked: MessagesRequest[] = [];
  const server: LoopbackServer = await startLoopbackServer((request, response) => {
    void handle(request, response);
  });
  const quirks = { keyHeader: "x-api-key", headers: { "anthropic-version": "2023-06-01" } } as const;
  const mock: MockAnthropic = {
    upstream: {
      id: "x",
      name: "Claude",
      protocol: "anthropic-messages",
      baseUrl: `${server.url}/v1`,
      apiKey: key,
      quirks,
    },
    asked,
    cutOff: 0,
    close: () => server.close(),
  };
  return mock;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers["x-api-key"] !== key) return refuse(response, 401, "authentication_error", "invalid x-api-key");
    if (request.headers["anthropic-version"] !== "2023-06-01")
      return refuse(response, 400, "invalid_request_error", "anthropic-version: header is required");
    if (request.url === "/v1/models?limit=1000") return listModels(response);
    if (request.url !== "/v1/messages") return refuse(response, 404, "not_found_error", "Not found");
    const body = JSON.parse(await readText(request));
    const refusal = refusalOf(body);
    if (refusal !== undefined) return refuse(response, 400, "invalid_request_error", refusal);
    if (!models.includes(body.model)) return refuse(response, 404, "not_found_error", `model: ${body.model}`);
    asked.push(body);
    response.on("close", () => {
      if (!response.writableFinished) mock.cutOff += 1;
    });
    await write(response, answer(body, asked.length));
  }
}

/** Gives the last words of the user back, one word at a time; the slow model takes about four seconds for it. */
function echo({ model, messages }: MessagesRequest): MockAnswer {
  const said = messages.at(-1)?.content.flatMap((block) => (block.type === "text" ? [block.text] : [])) ?? [];
  const words =
    model === "claude-mock-slow" ? Array.from({ length: 200 }, () => "word ") : said.join(" ").split(/(?= )/);
  const events = [
    {
      type: "message_start",
      message: { model, content: [], stop_reason: null, usage: { input_tokens: 9, output_tokens: 1 } },
    },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "ping" },
    ...words.map((text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: words.length } },
    { type: "message_stop" },
  ];
  return { events, everyMs: model === "claude-mock-slow" ? 20 : 0 };
}

async function write(response: ServerResponse, answer: MockAnswer): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  if ("bytes" in answer) {
    sendInPieces(response, answer.bytes, answer.cut);
    return;
  }
  for (const event of answer.events) {
    if (response.destroyed) return;
    const type = "type" in event ? event.type : "";
    response.write(`event: ${type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (answer.everyMs) await new Promise((resolve) => setTimeout(resolve, answer.everyMs));
  }
  response.end();
}

function listModels(response: ServerResponse): void {
  const data = models.map((id) => ({
    type: "model",
    id,
    display_name: `Title of ${id}`,
    created_at: "2026-01-01T00:00:00Z",
  }));
  sendJson(response, 200, { data, has_more: false, first_id: data[0]?.id, last_id: data.at(-1)?.id });
}

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  sendJson(response, status, { type: "error", error: { type, message }, request_id: "req_1" });
}
