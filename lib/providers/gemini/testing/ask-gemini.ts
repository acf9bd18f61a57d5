import { readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { geminiProvider } from "../provider";

/** Every chunk of Gemini's answer to a question. */
export async function askGemini(
  upstream: Partial<Upstream>,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const quirks = { keyHeader: "x-goog-api-key" as const };
  const call = callOf(request, { ...upstream, protocol: "gemini", quirks }, capabilities);
  for await (const chunk of geminiProvider.stream(call)) chunks.push(chunk);
  return chunks;
}

/** The chunks of some kinds, without the rest. */
export function only<Kind extends Chunk["type"]>(chunks: readonly Chunk[], ...kinds: Kind[]) {
  return chunks.filter((chunk): chunk is Extract<Chunk, { type: Kind }> => kinds.some((kind) => kind === chunk.type));
}

/** The bytes of `fixtures/gemini-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/gemini-${name}.sse`, import.meta.url));
}
