import { readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { listOf } from "@/lib/stream/testing/chunks";
import { dashscopeProvider } from "../provider";

/** What a model that reads and writes nothing but text takes in. */
export const textOnly: Capabilities["input"] = { image: false, audio: false, video: false, file: false };

/** Every chunk of DashScope's answer to a question; the model is one of text unless `capabilities` say otherwise. */
export function askDashScope(
  upstream: Partial<Upstream>,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Chunk[]> {
  const call = callOf(request, { ...upstream, protocol: "dashscope" }, { input: textOnly, ...capabilities });
  return listOf(dashscopeProvider.stream(call));
}

/** The bytes of `fixtures/dashscope-<name>.sse`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/dashscope-${name}.sse`, import.meta.url));
}
