import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { ResolvedModel } from "@/lib/providers/registry";
import { routeFor } from "@/lib/providers/route";
import { type Deadlines, withDeadlines } from "@/lib/stream/deadline";
import { refuseEmpty } from "@/lib/stream/refuse-empty";

/** The one way to a model: asks it, bounds its silence, and lets go of it when `signal` aborts or time is up. */
export function askUpstream(
  resolved: ResolvedModel,
  request: ChatRequest,
  signal: AbortSignal,
  deadlines: Deadlines,
): AsyncGenerator<Chunk> {
  const release = new AbortController();
  const { upstream, model } = resolved;
  const { provider, capabilities } = routeFor(resolved, request);
  const chunks = provider.stream({
    request,
    upstream,
    model,
    capabilities,
    signal: AbortSignal.any([signal, release.signal]),
  });
  return refuseEmpty(withDeadlines(chunks, deadlines, () => release.abort("timeout")));
}
