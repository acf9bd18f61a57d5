import { readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import { sendInPieces } from "@/lib/net/testing/send-in-pieces";
import { openAiResponsesProvider } from "@/lib/providers/openai-responses/provider";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { listOf } from "@/lib/stream/testing/chunks";

/** Every chunk of an answer. */
export function ask(
  upstream: Upstream,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Chunk[]> {
  return listOf(openAiResponsesProvider.stream({ ...callOf(request, upstream, capabilities), upstream }));
}

/** Gives the tests of a file stand-ins that answer everything with the same bytes, in pieces of `cut`. */
export function standIns(): (bytes: Uint8Array | string, cut?: number) => Promise<Upstream> {
  const serve = loopbackServers();
  return async (given, cut) => {
    const bytes = typeof given === "string" ? new TextEncoder().encode(given) : given;
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      sendInPieces(response, bytes, cut);
    });
    return callOf({}, { protocol: "openai-responses", baseUrl: server.url }).upstream;
  };
}

/** The bytes of `fixtures/openai-responses-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/openai-responses-${name}.sse`, import.meta.url));
}

/** What an answer says, in short. */
export function gist(chunks: readonly Chunk[]) {
  const joined = (type: "text-delta" | "reasoning-delta" | "refusal-delta") =>
    chunks.flatMap((chunk) => (chunk.type === type ? [chunk.text] : [])).join("");
  const calls: { id?: string; name?: string; arguments: string }[] = [];
  for (const chunk of chunks) {
    if (chunk.type !== "tool-call-delta") continue;
    const { id, name, index } = chunk;
    const call = calls[index];
    if (call) call.arguments += chunk.arguments;
    else calls.push({ id, name, arguments: chunk.arguments });
  }
  const end = chunks.at(-1);
  return {
    text: joined("text-delta"),
    reasoning: joined("reasoning-delta"),
    refusal: joined("refusal-delta"),
    calls: calls.map((call) => `${call.id} ${call.name} ${call.arguments}`),
    citations: chunks.flatMap((chunk) => (chunk.type === "citation" ? [chunk.citation.url] : [])),
    finish: chunks.flatMap((chunk) => (chunk.type === "finish" ? [chunk.reason] : [])),
    tokens: chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage.totalTokens] : [])),
    billed: chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage.billedUnits] : [])),
    end: end?.type === "end" ? (end.error?.code ?? end.reason) : "missing",
  };
}
