import { readFileSync } from "node:fs";
import { afterEach } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import type { Upstream } from "@/lib/providers/provider";
import { capable } from "@/lib/providers/testing/calls";
import { openAiChatProvider } from "../provider";

/** The bytes a stand-in answers with, in pieces of `cut`. */
type Answer = { status?: number; headers?: Record<string, string>; bytes: Uint8Array; cut?: number };

/** A loopback stand-in for a vendor. */
export type AnsweringUpstream = { server: LoopbackServer; upstream: Upstream };

/** Starts a stand-in that gives the same answer to everything. */
export async function startAnsweringUpstream(answer: Answer): Promise<AnsweringUpstream> {
  const server = await startLoopbackServer((_request, response) => {
    response.writeHead(answer.status ?? 200, { "content-type": "text/event-stream", ...answer.headers });
    const size = answer.cut ?? answer.bytes.length;
    for (let at = 0; at < answer.bytes.length; at += size) response.write(answer.bytes.subarray(at, at + size));
    response.end();
  });
  return { server, upstream: upstreamAt(server.url) };
}

/** Gives stand-ins to the tests of a file and closes each after its test. */
export function standIns(): (answer: Answer) => Promise<Upstream> {
  let server: LoopbackServer | undefined;
  afterEach(async () => {
    await closeOutboundAgents();
    await server?.close();
    server = undefined;
  });
  return async (answer) => {
    const started = await startAnsweringUpstream(answer);
    server = started.server;
    return started.upstream;
  };
}

/** An upstream with a key that must never be seen in a text. */
export function upstreamAt(baseUrl: string): Upstream {
  return { id: "x", name: "Vendor", protocol: "openai-chat", baseUrl, apiKey: "sk-canary-123456", quirks: {} };
}

/** Every chunk of the answer to an empty question. */
export async function ask(upstream: Upstream, signal = new AbortController().signal): Promise<Chunk[]> {
  const request = { model: "m", messages: [], thinking: { mode: "unset" as const } };
  const chunks: Chunk[] = [];
  for await (const chunk of openAiChatProvider.stream({
    request,
    upstream,
    model: "m",
    capabilities: capable(),
    signal,
  }))
    chunks.push(chunk);
  return chunks;
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
