import { readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { listOf } from "@/lib/stream/testing/chunks";
import { geminiProvider } from "../provider";

/** Every chunk of Gemini's answer to a question. */
export function askGemini(
  upstream: Partial<Upstream>,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Chunk[]> {
  const quirks = { keyHeader: "x-goog-api-key" as const };
  const call = callOf(request, { ...upstream, protocol: "gemini", quirks }, capabilities);
  return listOf(geminiProvider.stream(call));
}

/** The bytes of `fixtures/gemini-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/gemini-${name}.sse`, import.meta.url));
}
