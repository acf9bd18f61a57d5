import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { ErrorShape } from "@/lib/core/errors";
import type { Capabilities, ModelState } from "@/lib/core/model";

/** The wire protocols Parley speaks. */
export const protocolIds = [
  "openai-chat",
  "openai-responses",
  "anthropic-messages",
  "gemini",
  "dashscope",
  "embedded",
] as const;
export type ProtocolId = (typeof protocolIds)[number];

/** Small differences of a vendor from its protocol, as data. */
export type Quirks = {
  /** The field that bounds the answer (default `max_completion_tokens`). */
  maxTokensField?: "max_tokens" | "max_completion_tokens";
  /** Whether `stream_options` may be sent (default true; Mistral refuses it). */
  streamOptions?: boolean;
  /** Path of the chat endpoint under the base URL (default: the protocol's own). */
  chatPath?: string;
  /** Path of the model list under the base URL (default `models`). */
  modelsPath?: string;
  /** What the model list puts before every name, and requests do without. */
  modelNamePrefix?: string;
  /** Headers that every request carries besides the key. */
  headers?: Record<string, string>;
  /** How the vendor wants the key (default `authorization`, a bearer token). */
  keyHeader?: "authorization" | "x-api-key" | "x-goog-api-key";
  /** What the choice "must call a tool" is called (default `required`; Mistral: `any`). */
  requiredToolChoice?: "required" | "any";
  /** The field of the seed (default `seed`; Mistral: `random_seed`). */
  seedField?: "seed" | "random_seed";
  /** Longest id of a tool call the vendor takes; longer ones are shortened (Mistral: 9 characters). */
  toolCallIdLength?: number;
  /** The role of instructions (default `system`; OpenAI's reasoning models: `developer`). */
  systemRole?: "system" | "developer";
  /** Where the opaque key of a conversation goes. */
  sessIdField?: "prompt_cache_key" | "request_id" | "session_id" | "sess_id";
  /** Where the hash of the person who asks goes. */
  endUserField?: "safety_identifier" | "user_id" | "user";
  /** What a stream has in place of WAV files (OpenAI: bare samples, `pcm16`). */
  streamedWave?: "pcm16";
  /** Whether `metadata` is passed on (default no). */
  metadata?: boolean;
  /** Answers, above all those that called tools, must come back with their reasoning (DeepSeek, Kimi, MiniMax). */
  returnsReasoning?: boolean;
  /** The field in which that reasoning goes back (default `reasoning_content`; MiniMax: `reasoning_details`). */
  reasoningField?: "reasoning_content" | "reasoning_details";
  /** Every delta of an answer repeats what was said so far (MiniMax with `reasoning_split`). */
  cumulative?: boolean;
  /** How temperature 0 is said (default: as it is; GLM: `do_sample: false`). */
  zeroTemperature?: "do_sample";
  /** The field of "one call at a time" (default `parallel_tool_calls`; xAI: `parallel_function_calling`). */
  parallelToolCallsField?: "parallel_tool_calls" | "parallel_function_calling";
  /** How JSON without a schema is asked for (default `response_format`; GeekAI: `json_mode`). */
  jsonField?: "json_mode";
  /** How content parts beside text and images are spelled where that is not OpenAI's way. */
  mediaParts?: MediaSpelling;
  /** Send the model's most output tokens when the client gives no bound: the vendor's own default is smaller. */
  sendsMaxOutput?: boolean;
  /** Fields that every chat request carries, e.g. MiniMax's `reasoning_split`. */
  extraBody?: Record<string, unknown>;
  /** Responses: least bound on an answer that is taken; a smaller one is raised to it (OpenAI: 16). */
  minOutputTokens?: number;
  /** Responses: the extras of an answer that `include` may ask for (default all; xAI, Ark: the encrypted reasoning only). */
  includes?: readonly string[];
  /** Responses: the tools that make up a search (default one `web_search`; xAI also has `x_search`, Ark names sources). */
  searchTools?: readonly Record<string, unknown>[];
  /** Responses: the wishes that `web_search` takes (default `domains` and `contentSize`; Ark: `count`). */
  searchWishes?: readonly ("domains" | "contentSize" | "count")[];
};

/**
 * Spellings of content parts on OpenAI's chat protocol. `audio`: a data URL in place of bytes (Qwen), an address inside
 * the object (Doubao), or bare text (Mistral); default bytes with a format, `audio_url` for addresses. `video`: `fps`
 * beside the address (Qwen), or llama.cpp's `input_video`; default `video_url`. `file`: everything in `file`
 * (OpenRouter), or one of the others; default `file` for bytes, `file_url` for addresses.
 */
export type MediaSpelling = {
  audio?: "data-url" | "object" | "text";
  video?: "fps-beside" | "input_video";
  file?: "file" | "file_url" | "document_url";
};

/** A place that answers: one configured vendor. Data only. */
export type Upstream = {
  /** `openai`, `custom`, `embedded`, … : the part before the slash in a qualified model id. */
  id: string;
  name: string;
  /** The protocol questions go by unless one of the others is called for. */
  protocol: ProtocolId;
  /** For questions that search, where only another protocol can, or gives sources. */
  searchProtocol?: ProtocolId;
  /** For questions that think, where only another protocol gives the thought back. */
  thinkingProtocol?: ProtocolId;
  baseUrl: string;
  /** Sent to the origin of `baseUrl` only. Empty when the server needs none. */
  apiKey: string;
  /** Fixed list of model names; undefined means: ask the upstream. */
  models?: string[];
  quirks: Quirks;
};

/**
 * One question on its way to one upstream; `model` is the upstream's own name for it. The request holds nothing that
 * `capabilities` rules out: `lib/providers/plan` has seen to that, so an adapter only spells.
 */
export type ProviderCall = {
  request: ChatRequest;
  upstream: Upstream;
  model: string;
  capabilities: Capabilities;
  signal: AbortSignal;
};

/** A model that an upstream has, with what the upstream itself says of it. */
export type ProviderModel = {
  name: string;
  status: ModelState;
  title?: string;
  capabilities?: Partial<Capabilities>;
};

/**
 * How a stream came to its end: with the mark that it is complete, without it, by a broken connection, by an error
 * that the upstream reported, or because its owner stopped it.
 */
export type Ending =
  | { type: "complete" }
  | { type: "silent" }
  | { type: "broken" | "failed"; error: ErrorShape }
  | { type: "stopped" };

/** Turns the events of one answer into chunks. Pure: the same events, cut anyhow, make the same chunks. */
export interface AnswerReader {
  /**
   * Reads one event of the stream, or a whole answer that came as one JSON document.
   * @throws AppError when the event reports a failure.
   */
  read(event: unknown, isError: boolean): Chunk[];
  /** The last chunks of the answer: what is missing, the usage, and the one `end`. */
  end(ending: Ending): Chunk[];
}

/** Code for one wire protocol. `testing/provider-contract.ts` says what every implementation keeps. */
export interface Provider {
  /**
   * Streams the answer. Never throws: a failure is the final `end` chunk with reason `failed` and its error,
   * an abort is `end` with reason `stopped`. Exactly one `end`, last.
   */
  stream(call: ProviderCall): AsyncIterable<Chunk>;
  /** The models the upstream has now. Throws AppError when it cannot be asked. */
  listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]>;
  /** Reads an answer of this protocol; undefined where there is no wire. */
  reader?(call: Omit<ProviderCall, "signal">): AnswerReader;
}
