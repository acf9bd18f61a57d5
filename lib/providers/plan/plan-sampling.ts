import type { Draft } from "./plan";

/** Where nothing was said: 1.3 on a range of two, in proportion on a smaller one (gateway.md 1.3, 3.4). */
const contractTemperature = 1.3;
const contractRange = 2;
/** How far from a bound that itself is refused. */
const nearlyZero = 0.01;

/** Whether the model will think when it answers this request. */
export function isThinking({ request, capabilities }: Draft): boolean {
  const { mode } = request.thinking;
  return mode === "on" || (mode === "unset" && capabilities.thinking?.byDefault === true);
}

/** Fits temperature, top_p, top_k, penalties, seed and log probabilities to what the model takes. */
export function planSampling(draft: Draft): void {
  planTemperature(draft);
  planTopP(draft);
  planPenalties(draft);
  planLogprobs(draft);
  const { request, capabilities } = draft;
  if (request.topK !== undefined && !capabilities.topK) {
    draft.drop("top_k", "the model does not take it");
    request.topK = undefined;
  }
  if (request.seed !== undefined && !capabilities.seed) {
    draft.drop("seed", "the model does not take it");
    request.seed = undefined;
  }
}

function goesUnheeded(draft: Draft, what: Draft["capabilities"]["ignoredWhileThinking"][number]): boolean {
  return draft.capabilities.ignoredWhileThinking.includes(what) && isThinking(draft);
}

function planTemperature(draft: Draft): void {
  const { request, capabilities } = draft;
  const range = capabilities.temperature;
  if (request.temperature === undefined) {
    request.temperature = defaultTemperature(draft);
    return;
  }
  if (range.fixed || goesUnheeded(draft, "temperature")) {
    draft.drop("temperature", range.fixed ? "the model has a fixed one" : "it goes unheeded while the model thinks");
    request.temperature = undefined;
    return;
  }
  const fitted = fitTemperature(request.temperature, draft);
  if (fitted !== request.temperature) draft.adjust("temperature", `fitted to ${fitted}`);
  request.temperature = fitted;
}

function defaultTemperature(draft: Draft): number | undefined {
  const { request, capabilities, settings } = draft;
  const range = capabilities.temperature;
  if (settings.defaultTemperature === "model" || range.fixed || goesUnheeded(draft, "temperature")) return undefined;
  if (range.excludesTopP && request.topP !== undefined && request.topP !== 1) return undefined;
  if (settings.defaultTemperature !== "contract") return fitTemperature(settings.defaultTemperature, draft);
  const inProportion = Math.round(((contractTemperature * range.max) / contractRange) * 1_000) / 1_000;
  return range.default ?? Math.min(contractTemperature, inProportion);
}

function fitTemperature(wanted: number, { capabilities, settings }: Draft): number {
  const { min, max, exclusiveMin, exclusiveMax } = capabilities.temperature;
  const scaled = settings.temperatureMode === "scaled" && max < contractRange ? (wanted * max) / contractRange : wanted;
  const fitted = Math.min(max, Math.max(min, scaled));
  if (exclusiveMax && fitted >= max) return max - nearlyZero;
  return exclusiveMin && fitted <= min ? min + nearlyZero : fitted;
}

function planTopP(draft: Draft): void {
  const { request, capabilities } = draft;
  // 1 is what every model does when nothing is said.
  if (request.topP === 1) request.topP = undefined;
  if (request.topP === undefined) return;
  const reason = !capabilities.topP
    ? "the model does not take it"
    : goesUnheeded(draft, "topP")
      ? "it goes unheeded while the model thinks"
      : capabilities.temperature.excludesTopP && request.temperature !== undefined
        ? "the model takes either it or the temperature"
        : undefined;
  if (reason === undefined) return;
  draft.drop("top_p", reason);
  request.topP = undefined;
}

function planPenalties(draft: Draft): void {
  const { request, capabilities } = draft;
  const unheeded = goesUnheeded(draft, "penalties");
  const fields = [
    ["frequencyPenalty", "frequency_penalty"],
    ["presencePenalty", "presence_penalty"],
  ] as const;
  for (const [key, param] of fields) {
    const isSecond = key === "presencePenalty" && capabilities.exclusivePenalties && request.frequencyPenalty;
    if (capabilities[key] && !unheeded && !isSecond) continue;
    if (request[key]) draft.drop(param, "the model does not take it");
    request[key] = undefined;
  }
}

function planLogprobs(draft: Draft): void {
  const { request, capabilities } = draft;
  if (!request.logprobs) {
    request.logprobs = undefined;
    request.topLogprobs = undefined;
    return;
  }
  if (!capabilities.logprobs || goesUnheeded(draft, "logprobs")) {
    draft.drop("logprobs", "the model does not give them");
    request.logprobs = undefined;
    request.topLogprobs = undefined;
  } else if ((request.topLogprobs ?? 0) > capabilities.maxTopLogprobs) {
    request.topLogprobs = capabilities.maxTopLogprobs;
    draft.adjust("top_logprobs", `the model gives ${capabilities.maxTopLogprobs} at most`);
  }
}
