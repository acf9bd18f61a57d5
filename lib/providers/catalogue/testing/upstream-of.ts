import type { ProviderId } from "@/env";
import type { Upstream } from "@/lib/providers/provider";
import { vendors } from "@/lib/providers/vendors";

/** A vendor as if it were configured. */
export function upstreamOf(id: ProviderId): Upstream {
  const { name, protocol = "openai-chat", searchProtocol, thinkingProtocol, baseUrl, quirks } = vendors[id];
  return { id, name, protocol, searchProtocol, thinkingProtocol, baseUrl, apiKey: "sk-test", quirks };
}
