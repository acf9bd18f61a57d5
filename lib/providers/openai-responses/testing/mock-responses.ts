import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import type { Upstream } from "@/lib/providers/provider";
import { checkRequest, Refusal } from "./check-request";
import { Answer, lastWords } from "./mock-answers";
import type { ResponsesRequest } from "./request-schema";

const key = "sk-mock-responses";
const models = ["mock-echo", "mock-slow", "mock-thinker", "mock-search"];

/** A server on loopback that refuses what OpenAI's Responses API would refuse. */
export type MockResponses = { upstream: Upstream; server: LoopbackServer; requests: ResponsesRequest[] };

/** Starts one. `mock-thinker` thinks, and calls the first function it is given until it has a result. */
export async function startMockResponses(): Promise<MockResponses> {
  const requests: ResponsesRequest[] = [];
  const sealedFor = new Map<string, string>();
  const server = await startLoopbackServer((request, response) => {
    answer(request, response, requests, sealedFor).catch(() => response.destroy());
  });
  const upstream: Upstream = {
    id: "mock",
    name: "Mock",
    protocol: "openai-responses",
    baseUrl: `${server.url}/v1`,
    apiKey: key,
    quirks: { minOutputTokens: 16, sessIdField: "prompt_cache_key", endUserField: "safety_identifier" },
  };
  return { upstream, server, requests };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: ResponsesRequest[],
  sealedFor: Map<string, string>,
): Promise<void> {
  if (request.headers.authorization !== `Bearer ${key}`) return sendJson(response, 401, { error: { message: "No." } });
  if (request.url === "/v1/models") return sendJson(response, 200, { data: models.map((id) => ({ id })) });
  if (request.method !== "POST" || request.url !== "/v1/responses") return sendJson(response, 404, {});
  try {
    const body = checkRequest(JSON.parse(await readText(request)), sealedFor);
    requests.push(body);
    if (!models.includes(body.model)) {
      throw new Refusal(`The requested model '${body.model}' does not exist.`, { code: "model_not_found" });
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of toAnswer(body, sealedFor)) {
      response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      if (body.model === "mock-slow") await sleep(50);
    }
    response.end();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendJson(response, error.status, error.body);
  }
}

function toAnswer(body: ResponsesRequest, sealedFor: Map<string, string>) {
  const out = new Answer(body.model);
  if (body.model === "mock-slow") return out.message(Array.from({ length: 100 }, (_, at) => `${at} `)).end();
  if (body.model === "mock-search") return out.search(lastWords(body)).message(["Found."]).end();
  if (body.model !== "mock-thinker") return out.message(["You said: ", lastWords(body)]).end();
  const id = `rs_${sealedFor.size}`;
  const sealed = `sealed-${id}`;
  sealedFor.set(sealed, id);
  out.thought(id, sealed, "Hm.");
  const tool = body.tools?.find((one) => one.type === "function");
  const isAnswered = body.input.some((item) => item.type === "function_call_output");
  return (tool && !isAnswered ? out.call(`call_${id}`, tool.name, "{}") : out.message(["Thought of it."])).end();
}
