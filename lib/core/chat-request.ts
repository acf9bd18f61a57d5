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

/** How much the model should think before it answers. */
export type Thinking = { mode: "on" | "off" | "unset"; budgetTokens?: number; effort?: string };

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
};
