import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { ModelState } from "@/lib/core/model";

/** Small differences of a vendor from its protocol, as data. */
export type Quirks = {
  /** The field that bounds the answer (default `max_completion_tokens`). */
  maxTokensField?: "max_tokens" | "max_completion_tokens";
  /** Whether `stream_options` may be sent (default true; Mistral refuses it). */
  streamOptions?: boolean;
  /** Path of the chat endpoint under the base URL (default `chat/completions`). */
  chatPath?: string;
  /** Path of the model list under the base URL (default `models`). */
  modelsPath?: string;
  /** What the model list puts before every name, and requests do without. */
  modelNamePrefix?: string;
  /** Headers that every request carries besides the key. */
  headers?: Record<string, string>;
  /** How the model list wants the key (default `authorization`, a bearer token). */
  modelsKeyHeader?: "authorization" | "x-api-key";
};

/** A place that answers: one configured vendor. Data only. */
export type Upstream = {
  /** `openai`, `custom`, `embedded`, … : the part before the slash in a qualified model id. */
  id: string;
  name: string;
  protocol: "openai-chat" | "embedded";
  baseUrl: string;
  /** Sent to the origin of `baseUrl` only. Empty when the server needs none. */
  apiKey: string;
  /** Fixed list of model names; undefined means: ask the upstream. */
  models?: string[];
  quirks: Quirks;
};

/** One question on its way to one upstream; `model` is the upstream's own name for it. */
export type ProviderCall = { request: ChatRequest; upstream: Upstream; model: string; signal: AbortSignal };

/** A model that an upstream has. */
export type ProviderModel = { name: string; status: ModelState; contextLength?: number };

/** Code for one wire protocol. `testing/provider-contract.ts` says what every implementation keeps. */
export interface Provider {
  /**
   * Streams the answer. Never throws: a failure is the final `end` chunk with reason `failed` and its error,
   * an abort is `end` with reason `stopped`. Exactly one `end`, last.
   */
  stream(call: ProviderCall): AsyncIterable<Chunk>;
  /** The models the upstream has now. Throws AppError when it cannot be asked. */
  listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]>;
}
