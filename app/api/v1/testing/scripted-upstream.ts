import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";

/** One question as the upstream saw it. Times are milliseconds of `performance.now()`. */
export type Attempt = { model: string; body: WireBody; at: number; closedAt?: number };

/** What tests look at of a question. */
export type WireBody = Record<string, unknown> & {
  messages: { role: string; content: string; reasoning_content?: string }[];
};

/** What a model of the scripted upstream does with its n-th question, counted from 0. */
type Act = (response: ServerResponse, nth: number, request: IncomingMessage) => void | Promise<void>;

/** An OpenAI-shaped server on loopback whose models do as they are told, with a record of what it was asked. */
export type ScriptedUpstream = {
  baseUrl: string;
  attempts: Attempt[];
  attemptsOf(model: string): Attempt[];
  /** Teaches a new model and gives its name; every test has its own, so that none meets another's breaker. */
  teach(act: Act): string;
  close(): Promise<void>;
};

/** Starts one on a free port. */
export async function startScriptedUpstream(): Promise<ScriptedUpstream> {
  const acts = new Map<string, Act>();
  const attempts: Attempt[] = [];
  const server = await startLoopbackServer(async (request, response) => {
    const body = JSON.parse((await readText(request)) || "{}") as WireBody;
    const model = typeof body.model === "string" ? body.model : undefined;
    const act = model === undefined ? undefined : acts.get(model);
    if (model === undefined || !act) {
      response.writeHead(404).end();
      return;
    }
    const attempt: Attempt = { model, body, at: performance.now() };
    response.on("close", () => {
      attempt.closedAt = performance.now();
    });
    attempts.push(attempt);
    await act(response, attempts.filter((one) => one.model === model).length - 1, request);
  });
  const attemptsOf = (model: string) => attempts.filter((one) => one.model === model);
  return {
    baseUrl: `${server.url}/v1`,
    attempts,
    attemptsOf,
    teach: (act) => {
      const model = `scripted-${acts.size}`;
      acts.set(model, act);
      return model;
    },
    close: () => server.close(),
  };
}

/** Begins an event stream. */
export function open(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

/** Begins an event stream and goes on. */
export async function openAnd(response: ServerResponse, then: () => void | Promise<void>): Promise<void> {
  open(response);
  await then();
}

/** One piece of an answer as an event. */
export function piece(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] })}\n\n`;
}

export const finished = `data: ${JSON.stringify({
  choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})}\n\ndata: [DONE]\n\n`;

/** A whole answer. */
export function answer(response: ServerResponse, text: string): void {
  open(response);
  response.end(piece(text) + finished);
}

/** A refusal with OpenAI's error body. */
export function refuse(response: ServerResponse, status: number, message = "No.", headers = {}): void {
  sendJson(response, status, { error: { message } }, headers);
}

/** Goes on writing pieces until the other side closes. */
export async function drip(response: ServerResponse, text: string, everyMs: number): Promise<void> {
  while (!response.destroyed && !response.closed) {
    response.write(text);
    await pause(everyMs);
  }
}
