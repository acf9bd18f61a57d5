import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Chunk } from "@/lib/core/chunk";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import { sendInPieces } from "@/lib/net/testing/send-in-pieces";
import type { Upstream } from "@/lib/providers/provider";
import { capable } from "@/lib/providers/testing/calls";
import { listOf } from "@/lib/stream/testing/chunks";
import { openAiChatProvider } from "../provider";

/** The bytes a stand-in answers with, in pieces of `cut`. */
type Answer = { status?: number; headers?: Record<string, string>; bytes: Uint8Array; cut?: number };

/** Gives stand-ins to the tests of a file and closes each after its test. */
export function standIns(): (answer: Answer) => Promise<Upstream> {
  const serve = loopbackServers();
  return async (answer) => upstreamAt((await serve(answering(answer))).url);
}

/** Gives the same answer to everything. */
export function answering({ status = 200, headers, bytes, cut }: Answer) {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { "content-type": "text/event-stream", ...headers });
    sendInPieces(response, bytes, cut);
  };
}

/** An upstream with a key that must never be seen in a text. */
export function upstreamAt(baseUrl: string): Upstream {
  return { id: "x", name: "Vendor", protocol: "openai-chat", baseUrl, apiKey: "sk-canary-123456", quirks: {} };
}

/** Every chunk of the answer to an empty question. */
export function ask(upstream: Upstream, signal = new AbortController().signal): Promise<Chunk[]> {
  const request = { model: "m", messages: [], thinking: { mode: "unset" as const } };
  return listOf(openAiChatProvider.stream({ request, upstream, model: "m", capabilities: capable(), signal }));
}

/** The bytes of `fixtures/openai-chat-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/openai-chat-${name}.sse`, import.meta.url));
}

/** UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What an answer says, in short. */
export function gist(chunks: readonly Chunk[]) {
  const joined = (type: "text-delta" | "reasoning-delta") =>
    chunks.flatMap((chunk) => (chunk.type === type ? [chunk.text] : [])).join("");
  const end = chunks.at(-1);
  return {
    text: joined("text-delta"),
    reasoning: joined("reasoning-delta"),
    finish: chunks.flatMap((chunk) => (chunk.type === "finish" ? [chunk.reason] : [])),
    usage: chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage.totalTokens] : [])),
    end: end?.type === "end" ? (end.error?.code ?? end.reason) : "missing",
  };
}
