import type { PromptMessage } from "./message";

/** A function the model may call; `parameters` is a JSON schema. */
export type ToolDefinition = {
  name: string;
  description?: string;
  parameters?: Record<string, unknown>;
  strict?: boolean;
};

/** Which tool the model must use, in OpenAI's words. */
export type ToolChoice = "none" | "auto" | "required" | { name: string };

/** Degrees of thinking, least first; `none` is off. */
export const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"] as const;
export type Effort = (typeof efforts)[number];

/** How much the model should think before it answers. */
export type Thinking = {
  mode: "on" | "off" | "unset";
  /** Most tokens the thought may take. */
  budgetTokens?: number;
  effort?: Effort;
  /** Whether the thought is wanted back; undefined leaves it to the mode. */
  include?: boolean;
};

/** How new a search result must be. */
export type Recency = "day" | "week" | "month" | "year";

/** The contract's words for it, which are also those of Zhipu, GeekAI and Bocha. */
export const recencyWords: Record<Recency, string> = {
  day: "oneDay",
  week: "oneWeek",
  month: "oneMonth",
  year: "oneYear",
};

/** A wish for an answer that rests on a web search. */
export type SearchRequest = {
  /** `glm/search-std`, `tavily`, …; undefined or `native` leaves the choice to Parley. */
  engine?: string;
  /** Search harder: rewritten queries, pages read, or the provider's stronger mode. */
  deepable: boolean;
  /** Give the results themselves back, not their addresses alone. */
  returnResult: boolean;
  /** What to search for instead of the question. */
  prompt?: string;
  /** Let the engine work out what is meant. */
  intent?: boolean;
  /** Results wanted, 1 to 50. */
  count?: number;
  /** Only these hosts. */
  domains?: string[];
  recency?: Recency;
  contentSize?: "low" | "medium" | "high";
  /** Whether results are given before the answer or after it. */
  sequence?: "before" | "after";
  /** Without a search that worked there is no answer. */
  required?: boolean;
};

/** The form the answer must have. */
export type ResponseFormat =
  | { type: "text" }
  | { type: "json" }
  | { type: "json-schema"; name: string; schema: Record<string, unknown>; strict?: boolean };

/** One validated question to a model, whichever door it came through. */
export type ChatRequest = {
  /** Plain name or `provider/name`. */
  model: string;
  messages: PromptMessage[];
  thinking: Thinking;
  temperature?: number;
  topP?: number;
  maxCompletionTokens?: number;
  responseFormat?: ResponseFormat;
  tools?: ToolDefinition[];
  toolChoice?: ToolChoice;
  parallelToolCalls?: boolean;
  stop?: string[];
  logprobs?: boolean;
  topLogprobs?: number;
  frequencyPenalty?: number;
  presencePenalty?: number;
  seed?: number;
  n?: number;
  topK?: number;
  /** What the answer is made of; undefined is text. */
  modalities?: ("text" | "audio")[];
  audio?: { voice: string; format: string };
  /** Undefined: nothing was said; false: refused in so many words. */
  search?: SearchRequest | false;
  /** Attempts beside the first. */
  retries?: number;
  /** Refuse what the model cannot do instead of dropping it. */
  strictParams?: boolean;
  /** The client's own notes on the request. */
  metadata?: Record<string, unknown>;
  /** Opaque key of the conversation, for caches and sticky routing. */
  sessId?: string;
  /** Stands for the person who asks; a hash, never a name. */
  endUser?: string;
};

/** How an answer is to be made, whatever the question and the model. */
export type AnswerSettings = Omit<ChatRequest, "model" | "messages">;

/** What became of a parameter that could not be used as it was sent. */
export type Warning = { param: string; action: "dropped" | "adjusted"; reason: string };
