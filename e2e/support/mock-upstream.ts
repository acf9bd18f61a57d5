import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { sendJson } from "@/lib/net/testing/send-json";
import type { Question } from "./mock-answers";
import { type Scenario, toModelList, toScenario } from "./mock-scenarios";
import { type Answer, textInside, toChunkEvent, toCompletion, toUsageEvent } from "./mock-wire";

type ChatBody = Question & { stream?: boolean; stream_options?: { include_usage?: boolean } | null };

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
    return sendJson(response, 200, { object: "list", data: toModelList() });
  }
  if (route !== "POST /v1/chat/completions") return sendJson(response, 404, { error: { message: "Not here." } });
  const body: ChatBody = JSON.parse(await readText(request));
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
  const earlier = requests.filter((other) => other !== record && other.model === body.model).length;
  await answer(response, record, toScenario(body, earlier));
}

async function answer(response: ServerResponse, record: RecordedRequest, scenario: Scenario): Promise<void> {
  if (scenario.kind === "refusal") {
    sendJson(response, scenario.status, { error: scenario.error }, scenario.headers);
    record.finished = true;
    return;
  }
  const origin: Answer = { id: `chatcmpl-mock-${record.id}`, created: 1_700_000_000, model: record.model };
  if (scenario.kind !== "hang" && record.body.stream !== true) {
    const texts = toEvents(scenario, origin).map(textInside);
    record.sentText = texts.join("");
    sendJson(response, 200, toCompletion(origin, record.sentText, texts.length));
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
  scenario: Spoken,
  origin: Answer,
): Promise<void> {
  const send = (event: string) => {
    response.write(event);
    record.sentText += textInside(event);
  };
  if (scenario.kind === "pieces") send(toChunkEvent(origin, { delta: { role: "assistant", content: "" } }));
  const events = toEvents(scenario, origin);
  if (!(await paced(response, events, scenario.perSecond, send))) return;
  if (scenario.kind === "pieces") {
    for (const piece of scenario.finish) send(toChunkEvent(origin, piece));
    if (record.body.stream_options?.include_usage) send(toUsageEvent(origin, events.length));
    send("data: [DONE]\n\n");
  }
  record.finished = true;
  response.end();
}

type Spoken = Extract<Scenario, { kind: "pieces" | "fixture" }>;

function toEvents(scenario: Spoken, origin: Answer): string[] {
  return scenario.kind === "fixture" ? scenario.events : scenario.pieces.map((piece) => toChunkEvent(origin, piece));
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
