import { readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { dashscopeProvider } from "../provider";

/** What a model that reads and writes nothing but text takes in. */
export const textOnly: Capabilities["input"] = { image: false, audio: false, video: false, file: false };

/** Every chunk of DashScope's answer to a question; the model is one of text unless `capabilities` say otherwise. */
export async function askDashScope(
  upstream: Partial<Upstream>,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const call = callOf(request, { ...upstream, protocol: "dashscope" }, { input: textOnly, ...capabilities });
  for await (const chunk of dashscopeProvider.stream(call)) chunks.push(chunk);
  return chunks;
}

/** The chunks of some kinds, without the rest. */
export function only<Kind extends Chunk["type"]>(chunks: readonly Chunk[], ...kinds: Kind[]) {
  return chunks.filter((chunk): chunk is Extract<Chunk, { type: Kind }> => kinds.some((kind) => kind === chunk.type));
}

/** The bytes of `fixtures/dashscope-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/dashscope-${name}.sse`, import.meta.url));
}
