import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { toEvents } from "./mock-answers";
import { brokenRule } from "./request-rules";
import { type GeminiRequest, requestSchema } from "./request-schema";

/** A stand-in for Gemini on loopback that is as strict as Gemini is. */
export type MockGemini = LoopbackServer & { baseUrl: string; apiKey: string; requests: GeminiRequest[] };

const apiKey = "AIza-mock-canary-123456";
const models = ["gemini-3-echo", "gemini-2.5-echo", "gemini-slow"];

/** Starts it. */
export async function startMockGemini(): Promise<MockGemini> {
  const requests: GeminiRequest[] = [];
  const server = await startLoopbackServer((request, response) => {
    answer(request, response, requests).catch(() => response.destroy());
  });
  return { ...server, baseUrl: `${server.url}/v1beta`, apiKey, requests };
}

async function answer(request: IncomingMessage, response: ServerResponse, requests: GeminiRequest[]): Promise<void> {
  if (request.headers["x-goog-api-key"] !== apiKey) {
    return refuse(response, 400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT");
  }
  if (request.method === "GET" && request.url === "/v1beta/models?pageSize=1000")
    return sendJson(response, 200, modelList());
  const path = /^\/v1beta\/models\/([^/:?]+):streamGenerateContent\?alt=sse$/.exec(request.url ?? "");
  const model = path?.[1];
  if (request.method !== "POST" || !model || !models.includes(model)) {
    const message = `${request.url} is not found for API version v1beta, or is not supported for generateContent.`;
    return refuse(response, 404, `models${message.split("/models").at(-1)}`, "NOT_FOUND");
  }
  const parsed = requestSchema.safeParse(JSON.parse(await readText(request)));
  if (!parsed.success)
    return refuse(response, 400, `Invalid JSON payload received. ${parsed.error.message}`, "INVALID_ARGUMENT");
  requests.push(parsed.data);
  const complaint = brokenRule(parsed.data, model);
  if (complaint) return refuse(response, 400, complaint, "INVALID_ARGUMENT");
  await sendEvents(response, model, toEvents(parsed.data, model, `r${requests.length}`));
}

async function sendEvents(response: ServerResponse, model: string, events: unknown[]): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) {
    response.write(`data: ${JSON.stringify(event)}\r\n\r\n`);
    if (model === "gemini-slow") await pause(500);
    if (response.destroyed) return;
  }
  response.end();
}

function modelList() {
  const entry = (name: string, ...supportedGenerationMethods: string[]) => ({
    name: `models/${name}`,
    displayName: `Mock ${name}`,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods,
  });
  return {
    models: [...models.map((name) => entry(name, "generateContent", "countTokens")), entry("embed", "embedContent")],
  };
}

function refuse(response: ServerResponse, code: number, message: string, status: string): void {
  sendJson(response, code, { error: { code, message, status } });
}
