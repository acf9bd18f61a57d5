import type { LlamaChatResponse, LlamaChatResponseChunk, LlamaContextSequence } from "node-llama-cpp";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, FinishReason } from "@/lib/core/chunk";
import { AnswerSteering } from "./answer-steering";
import { CallDeltas } from "./call-deltas";
import type { LoadedModel } from "./engine";
import type { Plan } from "./plan-answer";
import { steeredSequence } from "./steered-sequence";
import { TokenBytes } from "./token-bytes";
import { TokenLogprobs } from "./token-logprobs";

/** How one answer is generated, and who is told of its pieces. */
export type Answering = {
  request: ChatRequest;
  choice: number;
  /** From 0 to 2^32 - 1. */
  seed: number;
  signal: AbortSignal;
  emit: (chunk: Chunk) => void;
  /** One more token was written. */
  onToken: (thought: boolean) => void;
};

/** Generates one answer in `sequence` up to its end. Rejects with the signal's reason when it is stopped. */
export async function generate(
  loaded: LoadedModel,
  sequence: LlamaContextSequence,
  plan: Plan,
  { request, choice, seed, signal, emit, onToken }: Answering,
): Promise<FinishReason> {
  const temperature = request.temperature ?? loaded.file.temperature;
  const logprobs = request.logprobs
    ? new TokenLogprobs(new TokenBytes(loaded.model), { top: request.topLogprobs ?? 0, temperature })
    : undefined;
  const steering = new AnswerSteering(loaded, plan, logprobs !== undefined, (token, thought, probabilities) => {
    onToken(thought);
    logprobs?.written(token, probabilities);
  });
  const calls = new CallDeltas(choice, emit);
  const onResponseChunk = (chunk: LlamaChatResponseChunk) => {
    if (chunk.type === "segment" && chunk.segmentType === "thought") {
      if (chunk.segmentEndTime) steering.turned(false);
      else if (chunk.segmentStartTime) steering.turned(true);
    }
    // A model whose thought was cut off by its budget may close it once more.
    if (chunk.type === undefined && chunk.text === plan.thoughtEnd?.trim()) return;
    const delta = toDelta(chunk, choice, logprobs);
    if (delta) emit(delta);
  };
  const chat = new loaded.library.LlamaChat({
    contextSequence: steeredSequence(sequence, steering),
    chatWrapper: plan.wrapper,
  });
  try {
    const response = await chat.generateResponse(plan.history, {
      signal,
      onResponseChunk,
      ...sampling(request, temperature, loaded.contextSize),
      seed,
      maxTokens: plan.maxTokens,
      customStopTriggers: [...(request.stop ?? []), ...(plan.grammar?.stopGenerationTriggers ?? [])],
      // Without a budget a thought ends where it has half of the context, so that an answer still fits.
      budgets: { thoughtTokens: request.thinking.budgetTokens },
      contextShift: { size: 1 },
      functions: plan.callable?.functions,
      documentFunctionParams: true,
      maxParallelFunctionCalls: plan.callable?.most,
      onFunctionCallParamsChunk: (chunk) => calls.params(chunk),
      onFunctionCall: ({ functionName }) => {
        calls.called(functionName);
        steering.called();
      },
    });
    return calls.areWhole ? "tool_calls" : toFinishReason(response.metadata.stopReason);
  } catch (error) {
    // The engine checks a whole call once more, and counts characters otherwise than its grammar.
    if (calls.areWhole && !signal.aborted) return "tool_calls";
    throw error;
  } finally {
    chat.dispose();
  }
}

function toDelta(
  { type, segmentType, text, tokens }: LlamaChatResponseChunk,
  choice: number,
  logprobs: TokenLogprobs | undefined,
): Chunk | undefined {
  // Tokens can be parts of characters; parts that fit nothing come out as replacement characters.
  const shown = text.replaceAll("\uFFFD", "");
  const isThought = type === "segment" && segmentType === "thought";
  const taken = logprobs?.take(tokens, isThought ? "" : shown);
  if (shown === "") return undefined;
  if (isThought) return { type: "reasoning-delta", choice, text: shown };
  return { type: "text-delta", choice, text: shown, ...(taken ? { logprobs: taken } : {}) };
}

function sampling(request: ChatRequest, temperature: number, contextSize: number) {
  const { frequencyPenalty = 0, presencePenalty = 0 } = request;
  const isPenalised = frequencyPenalty !== 0 || presencePenalty !== 0;
  return {
    temperature,
    // Left out, the engine would take 0.95 and 40.
    topP: request.topP ?? 1,
    topK: request.topK ?? 0,
    // The engine's own default penalises repetition, which spoils lists and tables.
    repeatPenalty: isPenalised && { penalty: 1, lastTokens: contextSize, frequencyPenalty, presencePenalty },
  } as const;
}

function toFinishReason(reason: LlamaChatResponse["metadata"]["stopReason"]): FinishReason {
  return reason === "maxTokens" ? "length" : "stop";
}
