import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import type { z } from "zod";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";

/** One page that a stand-in finds. */
export type Hit = { url: string; title: string; content: string; media?: string; icon?: string; date?: string };

/** What an engine's documentation says of its interface. */
export type EngineInterface = {
  method: "GET" | "POST";
  path: string;
  /** Header that carries the key, and its whole value. */
  auth?: [header: string, value: string];
  headers?: z.ZodType;
  /** All that the body, or the query of a GET, may hold. */
  input: z.ZodType;
  /** The answer of the real engine, with everything that it sends beside what is read. */
  answer(hits: readonly Hit[]): unknown;
  /** What it says to a wrong key. */
  wrongKey?: { status: number; body: unknown };
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An engine's stand-in on loopback. It refuses whatever the real one would not understand. */
export type StandIn = {
  server: LoopbackServer;
  /** Bodies of POST and queries of GET, in the order in which they came. */
  inputs: Record<string, unknown>[];
  /** What it finds from now on. */
  find(hits: readonly Hit[]): void;
  /** How it answers from now on, instead of by finding. */
  answerWith(answer: Answer): void;
};

/** Starts a stand-in. */
export async function startStandIn(engine: EngineInterface): Promise<StandIn> {
  let hits: readonly Hit[] = [];
  let answer: Answer | undefined;
  const inputs: Record<string, unknown>[] = [];
  const server = await startLoopbackServer((request, response) => {
    void readInput(request).then((input) => {
      inputs.push(input);
      const mistake = mistakeIn(engine, request, input);
      if (mistake !== undefined) return sendJson(response, 400, { error: { message: mistake } });
      return answer ? answer(response, request) : sendJson(response, 200, engine.answer(hits));
    });
  });
  return {
    server,
    inputs,
    find: (found) => {
      hits = found;
      answer = undefined;
    },
    answerWith: (how) => {
      answer = how;
    },
  };
}

async function readInput(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.method === "GET") return Object.fromEntries(new URL(request.url ?? "", "http://x").searchParams);
  return JSON.parse(await readText(request));
}

function mistakeIn(engine: EngineInterface, request: IncomingMessage, input: unknown): string | undefined {
  const path = new URL(request.url ?? "", "http://x").pathname;
  if (request.method !== engine.method || path !== engine.path) return `No ${request.method} ${path} here`;
  const [header, value] = engine.auth ?? ["authorization", undefined];
  if (request.headers[header] !== value) return `Wrong ${header}`;
  if (request.headers.accept !== "application/json") return "Wrong accept";
  if (engine.method === "POST" && request.headers["content-type"] !== "application/json") return "Wrong content-type";
  const parsed = engine.input.safeParse(input);
  const headers = engine.headers?.safeParse(request.headers);
  return parsed.error?.message ?? headers?.error?.message;
}
