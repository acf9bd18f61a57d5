import { wordsOf } from "@/lib/core/capability-words";
import type { Medium, ModelEntry, ModelList, ModelState, Prices } from "@/lib/core/model";
import { parametersOf } from "@/lib/core/model-parameters";

/** The models that can answer now, one id each, in the shape of OpenAI's list with the contract's additions. */
export function toModelListBody({ models }: ModelList) {
  const ready = models.filter((model) => model.status.state === "ready");
  return { object: "list" as const, data: ready.map(toItem), total: ready.length, page: 1, page_size: ready.length };
}

/** One model with all that is known of it. */
export function toModelBody(model: ModelEntry) {
  const { input, audioOutput, contextLength, prices } = model.capabilities;
  const media = (Object.keys(input) as Medium[]).filter((medium) => input[medium]);
  return {
    ...toItem(model),
    ...(contextLength === undefined ? {} : { context: contextLength }),
    ...(prices?.input === undefined ? {} : { is_free: prices.input === 0 && prices.output === 0 }),
    modalities: { input: ["text", ...media], output: audioOutput ? ["text", "audio"] : ["text"] },
    parameters: parametersOf(model.capabilities),
  };
}

function toItem(model: ModelEntry) {
  const { contextLength, maxOutput, prices } = model.capabilities;
  return {
    id: model.id,
    object: "model" as const,
    created: 0,
    owned_by: model.provider,
    name: model.title ?? model.name,
    type: "chat" as const,
    status: toStatus(model.status),
    ...(contextLength === undefined ? {} : { context_window: contextLength }),
    capabilities: wordsOf(model.capabilities),
    ...(maxOutput === undefined ? {} : { limitations: { max_tokens: maxOutput } }),
    ...(prices ? toPrices(prices) : {}),
    platform: { name: model.providerName, alias: model.provider },
  };
}

function toStatus({ state }: ModelState): "active" | "downloading" | "unavailable" {
  return state === "ready" ? "active" : state;
}

/** The list has `pricing`, the single model has `price` (gateway.md 1.5); both say the same in both places. */
function toPrices(prices: Prices) {
  const price = {
    currency: prices.currency,
    unit: "mtokens" as const,
    input: prices.input,
    output: prices.output,
    cache_read: prices.cacheRead,
    cache_write: prices.cacheWrite,
    audio_input: prices.audioInput,
    audio_output: prices.audioOutput,
    ...(prices.search === undefined ? {} : { web_search: { price: prices.search, unit: "times" as const } }),
  };
  return { pricing: price, price };
}
