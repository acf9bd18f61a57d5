import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Emulations } from "@/lib/providers/plan/plan";
import { cutAtStop } from "@/lib/stream/cut-at-stop";
import { fanIn } from "@/lib/stream/fan-in";
import { firstToolCall } from "@/lib/stream/first-tool-call";
import { onlyJson } from "@/lib/stream/only-json";
import { refuseEmpty } from "@/lib/stream/refuse-empty";
import { withoutReasoning } from "@/lib/stream/without-reasoning";

/**
 * Asks a model by `ask` and does what it cannot do itself. `release` lets go of the model when nothing more is wanted
 * of it.
 */
export function emulate(
  request: ChatRequest,
  emulations: Emulations,
  ask: (request: ChatRequest) => AsyncIterable<Chunk>,
  release: () => void,
): AsyncIterable<Chunk> {
  const { choices, stop } = emulations;
  let chunks = choices ? fanIn(severalRequests(request, choices).map(ask), release) : ask(request);
  // A stop text at the very beginning makes an answer rightly empty.
  if (!request.stop) chunks = refuseEmpty(chunks);
  if (emulations.oneToolCall) chunks = firstToolCall(chunks);
  if (emulations.hideReasoning) chunks = withoutReasoning(chunks);
  if (emulations.json) chunks = onlyJson(chunks, emulations.json);
  return stop ? cutAtStop(chunks, { stops: stop, choices: choices ?? request.n ?? 1, release }) : chunks;
}

/** With one seed all would be the same answer. */
function severalRequests(request: ChatRequest, count: number): ChatRequest[] {
  return Array.from({ length: count }, (_, choice) =>
    request.seed === undefined ? request : { ...request, seed: request.seed + choice },
  );
}
