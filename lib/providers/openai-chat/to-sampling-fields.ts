import type { ChatRequest } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

/** How the tokens are to be chosen, and what is to be told of them. */
export function toSamplingFields(request: ChatRequest, quirks: Quirks): WireObject {
  return {
    ...toTemperature(request.temperature, quirks),
    top_p: request.topP,
    top_k: request.topK,
    frequency_penalty: request.frequencyPenalty,
    presence_penalty: request.presencePenalty,
    [quirks.seedField ?? "seed"]: request.seed,
    stop: request.stop?.length ? request.stop : undefined,
    n: request.n,
    logprobs: request.logprobs,
    top_logprobs: request.topLogprobs,
  };
}

/** GLM refuses 0 and has another word for it (gateway.md 3.2). */
function toTemperature(temperature: number | undefined, quirks: Quirks): WireObject {
  const isZero = temperature !== undefined && temperature <= 0;
  return isZero && quirks.zeroTemperature === "do_sample" ? { do_sample: false } : { temperature };
}
