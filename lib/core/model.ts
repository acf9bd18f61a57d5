import type { CapabilityWord } from "./capability-words";
import type { Effort } from "./chat-request";

/** Whether a model can answer now. */
export type ModelState =
  | { state: "ready" }
  /** `progress` from 0 to 1. */
  | { state: "downloading"; progress: number }
  | { state: "unavailable"; reason: string };

/** Kinds of content beside text. */
export type Medium = "image" | "audio" | "video" | "file";

/**
 * How one kind of content can be handed over: as an address, as bytes (a data URL), or either. Addresses at `hosts` are
 * taken as they are even where others are not.
 */
export type MediumSupport = { url: boolean; bytes: boolean; hosts?: readonly string[] };

/**
 * How a model's thinking is switched, by the spelling of the wire:
 * `effort` reasoning_effort · `type` thinking.type enabled/disabled · `adaptive-type` thinking.type adaptive/disabled ·
 * `flag` enable_thinking · `template` chat_template_kwargs.enable_thinking · `openrouter` the reasoning object ·
 * `claude-budget` thinking.budget_tokens · `claude-adaptive` thinking.type adaptive with output_config.effort ·
 * `gemini-budget` thinkingBudget · `gemini-level` thinkingLevel · `responses` reasoning.effort ·
 * `contract` the API's own thinking object · `engine` the built-in engine.
 */
export type ThinkingKind =
  | "effort"
  | "type"
  | "adaptive-type"
  | "flag"
  | "template"
  | "openrouter"
  | "claude-budget"
  | "claude-adaptive"
  | "gemini-budget"
  | "gemini-level"
  | "responses"
  | "contract"
  | "engine";

export type ThinkingCapability = {
  kind: ThinkingKind;
  /** False: the model thinks whatever it is told. */
  canDisable: boolean;
  /** What it does when it is told nothing. */
  byDefault: boolean;
  /** Degrees it takes, least first, without `none`; empty when it knows no degrees. */
  efforts: readonly Effort[];
  /** Tokens it takes as a bound on the thought. */
  budget?: { min: number; max: number };
  /** A bound in tokens means nothing to it, not even as a degree. */
  ignoresBudget?: boolean;
  /** Starts its answer inside the thought, without an opening tag. */
  opensInThought?: boolean;
};

/** How a model's own web search is asked for; each is one vendor's spelling. */
export type SearchKind =
  | "web_search_options"
  | "responses-tool"
  | "claude-tool"
  | "gemini-tool"
  | "openrouter-tool"
  | "perplexity"
  | "glm-tool"
  | "qwen-options"
  | "dashscope-options"
  | "kimi-builtin"
  | "ernie-options"
  | "spark-tool"
  | "hunyuan-options"
  | "contract";

/** Prices per million tokens, and per search. Absent means unknown. */
export type Prices = {
  currency: "USD" | "CNY";
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
  audioInput?: number;
  audioOutput?: number;
  search?: number;
};

/** What a model can do, as data: the only thing that decides how a parameter is treated. */
export type Capabilities = {
  /** Tokens, where known. */
  contextLength?: number;
  maxOutput?: number;
  input: Record<Medium, MediumSupport | false>;
  audioOutput: boolean;
  tools: boolean;
  /** Choices of tool it takes; `auto` need not be named. */
  toolChoice: { none: boolean; required: boolean; named: boolean };
  /** Whether it can be told to call one tool at a time. */
  parallelToolCalls: boolean;
  /** `objectAsSchema`: it takes any object by way of an open schema (Perplexity); others demand closed ones. */
  json: { object: boolean; schema: boolean; objectAsSchema?: boolean };
  /**
   * `fixed`: the model refuses any. `exclusiveMin`, `exclusiveMax`: that value itself is refused. `default`: what it is
   * best at.
   * `excludesTopP`: it takes either this or top_p.
   */
  temperature: {
    min: number;
    max: number;
    exclusiveMin?: boolean;
    exclusiveMax?: boolean;
    fixed?: boolean;
    default?: number;
    excludesTopP?: boolean;
  };
  topP: boolean;
  topK: boolean;
  frequencyPenalty: boolean;
  presencePenalty: boolean;
  /** It takes one of the two penalties. */
  exclusivePenalties?: boolean;
  seed: boolean;
  logprobs: boolean;
  /** Most alternatives a token; only with `logprobs`. */
  maxTopLogprobs: number;
  /** Most answers to one question it gives by itself. */
  maxN: number;
  /** At temperature 0 it gives one. */
  oneAtZero?: boolean;
  /** Most stop texts it takes by itself; 0: none. */
  maxStop: number;
  /** Parameters that go unheeded while it thinks. */
  ignoredWhileThinking: readonly ("temperature" | "topP" | "penalties" | "logprobs" | "toolChoice")[];
  thinking?: ThinkingCapability;
  /**
   * `always`: it searches unless it is told not to. `withTools`: it can search and call functions in one answer.
   * `excludesThinking`: it cannot think while it searches.
   */
  search?: { kind: SearchKind; always?: boolean; withTools: boolean; excludesThinking?: boolean };
  prices?: Prices;
};

/** A model as the picker and `GET /api/v1/models` show it. */
export type ModelEntry = {
  /** The id a request uses: the plain name, or `provider/name` where the plain name is taken. */
  id: string;
  /** Always `provider/name`. */
  qualifiedId: string;
  name: string;
  provider: string;
  providerName: string;
  status: ModelState;
  /** Its name for people, where one is known. */
  title?: string;
  capabilities: Capabilities;
};

/** A provider that has no key yet, and the variable that would give it one. */
export type UnconfiguredProvider = { provider: string; providerName: string; variable: string };

/** A search engine that a question can name. */
export type SearchEngineEntry = { id: string; name: string; ready: boolean };

/** Every model with all that is known of it. */
export type ModelList = {
  models: ModelEntry[];
  unconfigured: UnconfiguredProvider[];
  defaultModel: string;
};

/** What the composer needs to know of a model; hundreds of these go into a page. */
export type ModelBrief = Omit<ModelEntry, "capabilities"> & {
  contextLength?: number;
  media: Medium[];
  tools: boolean;
  thinking?: Pick<ThinkingCapability, "canDisable" | "byDefault" | "efforts" | "budget">;
  /** Searches by itself; for the others Parley searches. */
  searches: boolean;
  /** Searches whether it is asked to or not. */
  alwaysSearches?: boolean;
};

/** What the list of models shows of one. */
export type ModelCard = Omit<ModelEntry, "capabilities"> & {
  contextLength?: number;
  words: CapabilityWord[];
  prices?: Prices;
};

/** What a chat page needs to know about models and search engines. */
export type PageModels = Omit<ModelList, "models"> & {
  models: ModelBrief[];
  searchEngines: SearchEngineEntry[];
  /** The engine that is used when none is named. */
  defaultSearchEngine: string;
};
