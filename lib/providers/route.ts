import type { ChatRequest } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import { capabilitiesOf } from "./catalogue/capabilities-of";
import { protocolOf } from "./catalogue/protocol-of";
import { protocols } from "./protocols";
import type { ProtocolId, Provider } from "./provider";
import type { ResolvedModel } from "./registry";

/** Which protocol a question goes by, and what the model can do when it is asked that way. */
export type Route = { protocol: ProtocolId; provider: Provider; capabilities: Capabilities };

/**
 * Chooses the protocol for one question: the upstream's usual one, unless only another searches, gives sources, or
 * gives the thought back, and nothing else in the question needs the usual one.
 */
export function routeFor({ upstream, model, listed }: ResolvedModel, request: ChatRequest): Route {
  const usual = toRoute(protocolOf(upstream, model));
  const searching = request.search && upstream.searchProtocol ? toRoute(upstream.searchProtocol) : undefined;
  if (searching?.capabilities.search) return searching;
  const thinks = request.thinking.mode === "on" && usual.capabilities.thinking !== undefined;
  const thinking = thinks && upstream.thinkingProtocol ? toRoute(upstream.thinkingProtocol) : undefined;
  if (thinking?.capabilities.thinking && !needsUsual(request, usual.capabilities, thinking.capabilities))
    return thinking;
  return usual;

  function toRoute(protocol: ProtocolId): Route {
    return { protocol, provider: protocols[protocol], capabilities: capabilitiesOf(upstream, protocol, model, listed) };
  }
}

/** Whether a question asks for something that the usual protocol has and the other one would have to do without. */
function needsUsual(request: ChatRequest, usual: Capabilities, other: Capabilities): boolean {
  return (
    (request.modalities?.includes("audio") === true && !other.audioOutput) ||
    (request.logprobs === true && usual.logprobs && !other.logprobs) ||
    (request.seed !== undefined && usual.seed && !other.seed) ||
    ((request.n ?? 1) > 1 && usual.maxN > other.maxN)
  );
}
