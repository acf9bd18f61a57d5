import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Scenario, scenarioNames, toScenario } from "./mock-scenarios";
import { type Answer, textInside, toChunkEvent, toCompletion, toUsageEvent } from "./mock-wire";

type ChatBody = {
  model: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean } | null;
  messages?: { role: string; content?: string | { text?: string }[] | null }[];
};

/** One question the mock was asked. Times are milliseconds since 1970. */
export type RecordedRequest = {
  id: number;
  model: string;
  body: ChatBody;
  authorization?: string;
  startedAt: number;
  /** Exactly the answer text that was written to the socket so far. */
  sentText: string;
  finished: boolean;
  /** When the client went away before the answer was complete. */
  closedEarlyAt?: number;
};

/** An OpenAI-shaped server on loopback whose model names pick what it does. */
export type MockUpstream = {
  /** Ends in `/v1`. */
  baseUrl: string;
  port: number;
  requests: RecordedRequest[];
  /** Breaks every open answer and stops listening. */
  close(): Promise<void>;
};

/** Starts the mock; port 0 (default) takes a free one. `GET /__requests` and `POST /__reset` serve other processes. */
export async function startMockUpstream(options: { port?: number } = {}): Promise<MockUpstream> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    handle(request, response, requests).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, port, requests, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, requests: RecordedRequest[]): Promise<void> {
  const route = `${request.method} ${request.url?.split("?")[0]}`;
  if (route === "GET /__requests") return sendJson(response, 200, requests);
  if (route === "POST /__reset") {
    requests.length = 0;
    return sendJson(response, 200, {});
  }
  if (route === "GET /v1/models") {
    const list = scenarioNames.map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: "mock" }));
    return sendJson(response, 200, { object: "list", data: list });
  }
  if (route !== "POST /v1/chat/completions") return sendJson(response, 404, { error: { message: "Not here." } });
  const body: ChatBody = JSON.parse(await readBody(request));
  const record: RecordedRequest = {
    id: (requests.at(-1)?.id ?? 0) + 1,
    model: body.model,
    body,
    authorization: request.headers.authorization,
    startedAt: Date.now(),
    sentText: "",
    finished: false,
  };
  requests.push(record);
  response.on("close", () => {
    if (!response.writableFinished) record.closedEarlyAt = Date.now();
  });
  await answer(response, record, toScenario(body.model, lastUserText(body)));
}

async function answer(response: ServerResponse, record: RecordedRequest, scenario: Scenario): Promise<void> {
  if (scenario.kind === "refusal") {
    sendJson(response, scenario.status, { error: scenario.error }, scenario.headers);
    record.finished = true;
    return;
  }
  const origin: Answer = { id: `chatcmpl-mock-${record.id}`, created: 1_700_000_000, model: record.model };
  if (scenario.kind !== "hang" && record.body.stream !== true) {
    const pieces = scenario.kind === "text" ? scenario.pieces : scenario.events.map(textInside);
    record.sentText = pieces.join("");
    sendJson(response, 200, toCompletion(origin, record.sentText, pieces.length));
    record.finished = true;
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  response.flushHeaders();
  if (scenario.kind === "hang") {
    response.setTimeout(10 * 60_000, () => response.destroy());
    return;
  }
  await sendEvents(response, record, scenario, origin);
}

async function sendEvents(
  response: ServerResponse,
  record: RecordedRequest,
  scenario: Extract<Scenario, { kind: "text" | "fixture" }>,
  origin: Answer,
): Promise<void> {
  const send = (event: string, text: string) => {
    response.write(event);
    record.sentText += text;
  };
  const pieces = scenario.kind === "text" ? scenario.pieces : scenario.events;
  if (scenario.kind === "text") send(toChunkEvent(origin, { role: "assistant", content: "" }), "");
  const isWhole = await paced(response, pieces, scenario.perSecond, (piece) => {
    if (scenario.kind === "fixture") send(piece, textInside(piece));
    else send(toChunkEvent(origin, { content: piece }), piece);
  });
  if (!isWhole) return;
  if (scenario.kind === "text") {
    send(toChunkEvent(origin, {}, "stop"), "");
    if (record.body.stream_options?.include_usage) send(toUsageEvent(origin, pieces.length), "");
    send("data: [DONE]\n\n", "");
  }
  record.finished = true;
  response.end();
}

/** Hands out pieces at an even pace that does not drift; false when the client left before the last one. */
async function paced(
  response: ServerResponse,
  pieces: readonly string[],
  perSecond: number,
  send: (piece: string) => void,
): Promise<boolean> {
  const start = performance.now();
  for (const [at, piece] of pieces.entries()) {
    const wait = start + (at * 1_000) / perSecond - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    if (response.destroyed) return false;
    send(piece);
  }
  return true;
}

function lastUserText(body: ChatBody): string {
  const content = body.messages?.findLast((message) => message.role === "user")?.content ?? "";
  return typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
