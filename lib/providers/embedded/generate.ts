import type {
  ChatHistoryItem,
  ChatWrapper,
  GbnfJsonObjectSchema,
  LlamaChatResponse,
  LlamaChatResponseChunk,
  LlamaContextSequence,
  LlamaGrammar,
} from "node-llama-cpp";
import type { ChatRequest, Thinking } from "@/lib/core/chat-request";
import type { FinishReason } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import { toChatHistory } from "./chat-history";
import type { LoadedModel } from "./engine";
import { fitHistory } from "./fit-history";

/** A request made ready for one model: what each of its `n` answers is generated from. */
export type Plan = {
  wrapper: ChatWrapper;
  history: ChatHistoryItem[];
  /** Tokens of the rendered prompt. */
  promptTokens: number;
  /** Most tokens the answer can take without pushing the prompt out of the context. */
  maxTokens: number;
  grammar?: LlamaGrammar;
};

/** How one answer is generated, and who is told of its pieces. */
export type Answering = {
  request: ChatRequest;
  /** From 0 to 2^32 - 1. */
  seed: number;
  signal: AbortSignal;
  onChunk: (chunk: LlamaChatResponseChunk) => void;
};

/** What one answer came to. */
export type Generated = { finish: FinishReason; tokens: number };

/** Tokens the engine may add by itself, e.g. to close a thought that is over its budget. */
const addedTokens = 8;

/** Making a grammar takes time by the square of the schema's length, during which nothing else is served. */
const longestSchema = 32_768;

/** Renders the request with the model's own template and fits it into the context. Throws AppError. */
export async function planAnswer(loaded: LoadedModel, request: ChatRequest): Promise<Plan> {
  const { model, contextSize } = loaded;
  const grammar = await toGrammar(loaded, request.responseFormat);
  // A grammar binds every token, the thought's too, so an answer in a fixed form is given without thinking.
  const thinking = grammar ? "off" : request.thinking.mode;
  const wrapper = wrapperFor(loaded, thinking);
  const fitted = fitHistory(toChatHistory(request.messages), contextSize, request.maxCompletionTokens, {
    prompt: (history) => {
      const rendered = wrapper.generateContextState({ chatHistory: opened(history, wrapper, thinking) });
      return rendered.contextText.tokenize(model.tokenizer).length;
    },
    text: (text) => model.tokenize(text).length,
  });
  const room = Math.max(1, contextSize - fitted.promptTokens - addedTokens);
  return {
    wrapper,
    // The engine opens a thought by itself and would open a second one.
    history: thinking === "on" ? fitted.history : opened(fitted.history, wrapper, thinking),
    promptTokens: fitted.promptTokens,
    maxTokens: Math.min(request.maxCompletionTokens ?? room, room),
    grammar,
  };
}

function wrapperFor({ library, model, wrappers }: LoadedModel, thinking: Thinking["mode"]): ChatWrapper {
  let wrapper = wrappers.get(thinking);
  if (!wrapper) {
    const template = model.fileInfo.metadata.tokenizer?.chat_template ?? "";
    wrapper = library.resolveChatWrapper(model, {
      customWrapperSettings: {
        jinjaTemplate: { template, reasoning: thinking === "unset" ? null : thinking === "on" },
        qwen: { thoughts: thinking === "off" ? "discourage" : "auto" },
      },
      warningLogs: false,
    });
    wrappers.set(thinking, wrapper);
  }
  return wrapper;
}

/** The history with the beginning of its answer: nothing, an open thought, or an empty one. */
function opened(history: ChatHistoryItem[], wrapper: ChatWrapper, thinking: Thinking["mode"]): ChatHistoryItem[] {
  if (history.at(-1)?.type === "model") return history;
  const thought = { type: "segment", segmentType: "thought", text: "", ended: thinking === "off" } as const;
  const thinks = thinking !== "unset" && wrapper.settings.segments?.thought !== undefined;
  return [...history, { type: "model", response: thinks ? [thought] : [] }];
}

async function toGrammar(
  loaded: LoadedModel,
  format: ChatRequest["responseFormat"],
): Promise<LlamaGrammar | undefined> {
  if (format === undefined || format.type === "text") return undefined;
  if (format.type === "json") return loaded.llama.getGrammarFor("json");
  const length = JSON.stringify(format.schema).length;
  if (length > longestSchema) {
    const message = `The JSON schema has ${length} characters; the built-in engine takes ${longestSchema}.`;
    throw new AppError("invalid_value", message, { param: "response_format" });
  }
  try {
    return await loaded.llama.createGrammarForJsonSchema(format.schema as GbnfJsonObjectSchema);
  } catch (cause) {
    throw new AppError("invalid_value", "The built-in engine cannot follow this JSON schema.", {
      param: "response_format",
      cause,
    });
  }
}

/** Generates one answer in `sequence`. Rejects with the signal's reason when it is stopped. */
export async function generate(
  loaded: LoadedModel,
  sequence: LlamaContextSequence,
  plan: Plan,
  { request, seed, signal, onChunk }: Answering,
): Promise<Generated> {
  const chat = new loaded.library.LlamaChat({ contextSequence: sequence, chatWrapper: plan.wrapper });
  const before = sequence.tokenMeter.getState();
  try {
    const response = await chat.generateResponse(plan.history, {
      signal,
      onResponseChunk: onChunk,
      maxTokens: plan.maxTokens,
      temperature: request.temperature ?? loaded.file.temperature,
      topP: request.topP,
      seed,
      grammar: plan.grammar,
      customStopTriggers: request.stop?.filter((text) => text !== ""),
      repeatPenalty: toPenalty(request, loaded.contextSize),
      // Without a budget a thought ends where it has half of the context, so that an answer still fits.
      budgets:
        request.thinking.budgetTokens === undefined ? undefined : { thoughtTokens: request.thinking.budgetTokens },
      contextShift: { size: 1 },
    });
    const spent = sequence.tokenMeter.diff(before).usedOutputTokens;
    return { finish: toFinishReason(response.metadata.stopReason), tokens: spent };
  } finally {
    chat.dispose();
  }
}

/** The engine's own default penalises repetition, which spoils lists and tables. */
function toPenalty(request: ChatRequest, contextSize: number) {
  const { frequencyPenalty = 0, presencePenalty = 0 } = request;
  if (frequencyPenalty === 0 && presencePenalty === 0) return false;
  return { penalty: 1, lastTokens: contextSize, frequencyPenalty, presencePenalty };
}

function toFinishReason(reason: LlamaChatResponse["metadata"]["stopReason"]): FinishReason {
  return reason === "maxTokens" ? "length" : "stop";
}
