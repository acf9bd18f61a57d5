import type { ChatRequest } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import { cautiousCapabilities } from "@/lib/providers/catalogue/cautious-capabilities";
import type { ProviderCall, Upstream } from "@/lib/providers/provider";

/** A model that can do everything a request can ask for; a test takes away what it is about. */
export function capable(less: Partial<Capabilities> = {}): Capabilities {
  const both = { url: true, bytes: true };
  return {
    ...cautiousCapabilities,
    contextLength: 128_000,
    maxOutput: 8_192,
    input: { image: both, audio: both, video: both, file: both },
    audioOutput: true,
    topK: true,
    maxN: 128,
    ...less,
  };
}

/** The parts of a call that a test cares about; the rest is plain. */
export function callOf(
  request: Partial<ChatRequest>,
  upstream: Partial<Upstream> & Pick<Upstream, "protocol">,
  capabilities: Partial<Capabilities> = {},
): ProviderCall {
  return {
    request: { model: "m", messages: [], thinking: { mode: "unset" }, ...request },
    upstream: {
      id: "x",
      name: "Vendor",
      baseUrl: "http://127.0.0.1:9",
      apiKey: "sk-canary-123456",
      quirks: {},
      ...upstream,
    },
    model: request.model ?? "m",
    capabilities: capable(capabilities),
    signal: new AbortController().signal,
  };
}
