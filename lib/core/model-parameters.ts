import type { Capabilities } from "./model";

/**
 * How a model takes one parameter of the API. `native`: it does so itself; `emulated`: Parley does it in its place, or
 * says it in other words; `unsupported`: it is dropped with a warning, or refused where that would change the meaning.
 */
export type ParameterSupport = {
  support: "native" | "emulated" | "unsupported";
  minimum?: number;
  maximum?: number;
  /** The least value itself is not taken. */
  exclusiveMinimum?: boolean;
  default?: number | boolean;
  values?: readonly string[];
  /** What becomes of more than `maximum`. */
  beyond?: "emulated" | "adjusted";
  ignoredWhileThinking?: boolean;
};

const native: ParameterSupport = { support: "native" };
const emulated: ParameterSupport = { support: "emulated" };
const unsupported: ParameterSupport = { support: "unsupported" };
/** The contract's bound on attempts beside the first. */
const mostRetries = 10;

const either = (isNative: boolean, otherwise: ParameterSupport) => (isNative ? native : otherwise);

/** How a model takes each parameter, under the name that a request has for it. */
export function parametersOf(capabilities: Capabilities): Record<string, ParameterSupport> {
  return {
    stream: native,
    retries: { ...native, minimum: 0, maximum: mostRetries, default: 0 },
    ...toThinking(capabilities),
    ...toSearch(capabilities),
    ...toSampling(capabilities),
    ...toOutput(capabilities),
    ...toTools(capabilities),
    metadata: native,
    sess_id: native,
  };
}

type Parameters = Record<string, ParameterSupport>;

function toThinking({ thinking }: Capabilities): Parameters {
  if (!thinking) {
    return {
      "thinking.enabled": unsupported,
      "thinking.budget_tokens": unsupported,
      "thinking.reasoning_effort": unsupported,
    };
  }
  const { canDisable, byDefault, efforts, budget } = thinking;
  const hasEfforts = efforts.length > 0;
  return {
    "thinking.enabled": { ...native, default: byDefault, values: canDisable ? ["true", "false"] : ["true"] },
    "thinking.budget_tokens": budget
      ? { ...native, minimum: budget.min, maximum: budget.max, beyond: "adjusted" }
      : hasEfforts
        ? emulated
        : unsupported,
    "thinking.reasoning_effort": hasEfforts
      ? { ...native, values: canDisable ? ["none", ...efforts] : efforts, beyond: "adjusted" }
      : budget
        ? emulated
        : unsupported,
  };
}

function toSearch({ search }: Capabilities): Parameters {
  const own = either(search !== undefined, emulated);
  return { enable_search: { ...own, default: search?.always === true }, search_config: own };
}

function toSampling(capabilities: Capabilities): Parameters {
  const { temperature, ignoredWhileThinking, logprobs, maxTopLogprobs } = capabilities;
  const marked = (what: (typeof ignoredWhileThinking)[number], support: ParameterSupport) =>
    support.support === "native" && ignoredWhileThinking.includes(what)
      ? { ...support, ignoredWhileThinking: true }
      : support;
  const penalty = (has: boolean) =>
    marked("penalties", has ? { ...native, minimum: -2, maximum: 2, default: 0 } : unsupported);
  return {
    temperature: marked("temperature", temperature.fixed ? unsupported : toRange(temperature)),
    top_p: marked("topP", capabilities.topP ? { ...native, minimum: 0, maximum: 1, default: 1 } : unsupported),
    top_k: either(capabilities.topK, unsupported),
    frequency_penalty: penalty(capabilities.frequencyPenalty),
    presence_penalty: penalty(capabilities.presencePenalty),
    seed: either(capabilities.seed, unsupported),
    logprobs: marked("logprobs", either(logprobs, unsupported)),
    top_logprobs: marked(
      "logprobs",
      logprobs ? { ...native, minimum: 0, maximum: maxTopLogprobs, beyond: "adjusted" } : unsupported,
    ),
  };
}

function toRange({ min, max, exclusiveMin, default: best }: Capabilities["temperature"]): ParameterSupport {
  return {
    ...native,
    minimum: min,
    maximum: max,
    ...(exclusiveMin ? { exclusiveMinimum: true } : {}),
    ...(best === undefined ? {} : { default: best }),
    beyond: "adjusted",
  };
}

function toOutput(capabilities: Capabilities): Parameters {
  const { json, maxOutput, maxStop, maxN, audioOutput } = capabilities;
  return {
    max_completion_tokens: {
      ...native,
      minimum: 1,
      ...(maxOutput === undefined ? {} : { maximum: maxOutput, beyond: "adjusted" }),
    },
    json_mode: either(json.object || json.schema, emulated),
    response_format: either(json.schema, emulated),
    stop: maxStop > 0 ? { ...native, maximum: maxStop, beyond: "emulated" } : emulated,
    n:
      maxN > 1 ? { ...native, minimum: 1, maximum: maxN, default: 1, beyond: "emulated" } : { ...emulated, default: 1 },
    modalities: { ...native, values: audioOutput ? ["text", "audio"] : ["text"] },
    audio: either(audioOutput, unsupported),
  };
}

function toTools({ tools, toolChoice, parallelToolCalls, ignoredWhileThinking }: Capabilities): Parameters {
  if (!tools) return { tools: unsupported, tool_choice: unsupported, parallel_tool_calls: unsupported };
  const values = [
    "none",
    "auto",
    ...(toolChoice.required ? ["required"] : []),
    ...(toolChoice.named ? ["function"] : []),
  ];
  return {
    tools: native,
    tool_choice: {
      ...native,
      values,
      ...(ignoredWhileThinking.includes("toolChoice") ? { ignoredWhileThinking: true } : {}),
    },
    parallel_tool_calls: { ...either(parallelToolCalls, emulated), default: true },
  };
}
