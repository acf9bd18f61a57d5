import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import type { Service } from "../service";
import { toEvents } from "./mock-answers";
import { brokenRule } from "./request-rules";
import { type DashScopeRequest, requestSchemas } from "./request-schema";

/** A stand-in for DashScope on loopback that is as strict as DashScope is. `baseUrl` is the compatible one. */
export type MockDashScope = LoopbackServer & { baseUrl: string; apiKey: string; requests: DashScopeRequest[] };

const apiKey = "sk-mock-canary-123456";
/** Each model answers at one service. */
const services = new Map<string, Service>([
  ["qwen-echo", "text-generation"],
  ["qwen-slow", "text-generation"],
  ["qwen-vl-echo", "multimodal-generation"],
]);

/** Starts it. */
export async function startMockDashScope(): Promise<MockDashScope> {
  const requests: DashScopeRequest[] = [];
  const server = await startLoopbackServer((request, response) => {
    answer(request, response, requests).catch(() => response.destroy());
  });
  return { ...server, baseUrl: `${server.url}/compatible-mode/v1`, apiKey, requests };
}

async function answer(request: IncomingMessage, response: ServerResponse, requests: DashScopeRequest[]): Promise<void> {
  if (request.headers.authorization !== `Bearer ${apiKey}`) {
    return sendJson(response, 401, { code: "InvalidApiKey", message: "Invalid API-key provided.", request_id: "r" });
  }
  if (request.method === "GET" && request.url === "/compatible-mode/v1/models") {
    const data = [...services.keys()].map((id) => ({ id, object: "model", created: 1, owned_by: "mock" }));
    return sendJson(response, 200, { object: "list", data });
  }
  const service = [...services.values()].find((one) => request.url === `/api/v1/services/aigc/${one}/generation`);
  if (request.method !== "POST" || !service) return sendJson(response, 404, { message: "Not here." });
  const body: { model?: string } = JSON.parse(await readText(request));
  const home = services.get(body.model ?? "");
  if (!home) return refuse(response, 404, "ModelNotFound", "The model can not be found.");
  if (home !== service) return refuse(response, 400, "InvalidParameter", "url error, please check url！");
  const parsed = requestSchemas[service].safeParse(body);
  if (!parsed.success) return refuse(response, 400, "InvalidParameter", parsed.error.message.replaceAll("\n", " "));
  requests.push(parsed.data);
  const complaint = brokenRule(parsed.data);
  if (complaint)
    return refuse(response, 400, "InvalidParameter", `<400> InternalError.Algo.InvalidParameter: ${complaint}`);
  if (request.headers["x-dashscope-sse"] !== "enable") return sendJson(response, 200, { output: {}, request_id: "r" });
  await sendEvents(response, toEvents(parsed.data, service === "multimodal-generation"), body.model === "qwen-slow");
}

async function sendEvents(response: ServerResponse, events: unknown[], isSlow: boolean): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream;charset=UTF-8" });
  for (const [at, event] of events.entries()) {
    response.write(`id:${at + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify(event)}\n\n`);
    if (isSlow) await pause(500);
    if (response.destroyed) return;
  }
  response.end();
}

/** Refusals are framed as events, and called JSON. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ code, message, request_id: "r" });
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`id:1\nevent:error\n:HTTP_STATUS/${status}\ndata:${body}\n\n`);
}
