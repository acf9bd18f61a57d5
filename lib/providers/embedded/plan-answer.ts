import type { ChatHistoryItem, ChatModelFunctions, ChatWrapper, LlamaGrammar, Token } from "node-llama-cpp";
import type { ChatRequest, Thinking, Warning } from "@/lib/core/chat-request";
import { type CallSyntax, callSyntax } from "./call-syntax";
import { toChatHistory } from "./chat-history";
import { canThink, opened, thoughtEndOf, wrapperFor } from "./chat-wrapper";
import type { LoadedModel } from "./engine";
import { fitHistory } from "./fit-history";
import { type Callable, toFunctions } from "./to-functions";
import { endlessGrammar, toGrammar } from "./to-grammar";
import { withoutMarks } from "./without-marks";

/** A request made ready for one model: what each of its `n` answers is generated from. */
export type Plan = {
  wrapper: ChatWrapper;
  history: ChatHistoryItem[];
  /** Tokens of the rendered prompt. */
  promptTokens: number;
  /** Most tokens the answer can take without pushing the prompt out of the context. */
  maxTokens: number;
  /** The answer begins inside a thought. */
  opensThought: boolean;
  /** The text that ends a thought. */
  thoughtEnd?: string;
  /** What the thought keeps to. */
  thoughtGrammar?: LlamaGrammar;
  /** What the answer keeps to, once it has thought. */
  grammar?: LlamaGrammar;
  callable?: Callable;
  /** What the answer begins with, once it has thought. */
  forced: Token[];
  /** What follows the call of a function. */
  afterCall?: LlamaGrammar;
  warnings: Warning[];
};

/** Tokens the engine may add by itself, e.g. to close a thought that is over its budget. */
const addedTokens = 8;
/** Tokens the engine may add around function calls. */
const addedForCalls = 64;

/** Renders the request with the model's own template and fits it into the context. Throws AppError. */
export async function planAnswer(loaded: LoadedModel, request: ChatRequest): Promise<Plan> {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => warnings.push(warning);
  const callable = await toFunctions(loaded, request, warn);
  const syntax = callable && (await callSyntax(loaded, wrapperFor(loaded, "unset")));
  // An answer that has to be a call has no form of its own.
  const format = callable?.isRequired ? undefined : request.responseFormat;
  const grammar = await toGrammar(loaded, format, syntax?.start.text, warn);
  const isBound = grammar !== undefined || callable?.isRequired === true;
  // A model that thinks unasked could not begin to when its first token is prescribed.
  const thinking = isBound && request.thinking.mode === "unset" ? "off" : request.thinking.mode;
  const wrapper = wrapperFor(loaded, thinking);
  const fitted = fitRequest(loaded, request, wrapper, thinking, callable?.functions);
  const room = Math.max(1, loaded.contextSize - fitted.promptTokens - (callable ? addedForCalls : addedTokens));
  return {
    wrapper,
    history: opensByItself(wrapper, fitted.history, thinking)
      ? fitted.history
      : opened(fitted.history, wrapper, thinking),
    promptTokens: fitted.promptTokens,
    maxTokens: Math.min(request.maxCompletionTokens ?? room, room),
    opensThought: thinking === "on" && canThink(wrapper),
    thoughtEnd: thoughtEndOf(loaded, wrapper),
    thoughtGrammar: isBound ? await endlessGrammar(loaded) : undefined,
    grammar,
    callable,
    ...forcing(syntax, callable),
    warnings,
  };
}

function forcing(syntax: CallSyntax | undefined, callable: Callable | undefined): Pick<Plan, "forced" | "afterCall"> {
  const forced = syntax && callable?.isRequired ? syntax.start.tokens : [];
  return { forced, afterCall: syntax?.afterCall };
}

function fitRequest(
  { model, contextSize }: LoadedModel,
  request: ChatRequest,
  wrapper: ChatWrapper,
  thinking: Thinking["mode"],
  availableFunctions: ChatModelFunctions | undefined,
) {
  const history = toChatHistory(request.messages, (value) => withoutMarks(model, value));
  return fitHistory(history, contextSize, request.maxCompletionTokens, {
    prompt: (history) => {
      const chatHistory = opened(history, wrapper, thinking);
      const { contextText } = wrapper.generateContextState({
        chatHistory,
        availableFunctions,
        documentFunctionParams: true,
      });
      return contextText.tokenize(model.tokenizer).length;
    },
    text: (text) => model.tokenize(text).length,
    besides: availableFunctions && JSON.stringify(availableFunctions),
  });
}

/** Whether the engine opens the thought, and would open a second one if the history had it. */
function opensByItself(wrapper: ChatWrapper, history: ChatHistoryItem[], thinking: Thinking["mode"]): boolean {
  const thought = wrapper.settings.segments?.thought;
  if (thinking !== "on" || !thought || history.at(-1)?.type === "model") return false;
  return thought.openOnResponseStart === true || isOpenedOnStart(thought.prefix);
}

function isOpenedOnStart(prefix: unknown): boolean {
  return typeof prefix === "object" && prefix !== null && "type" in prefix && prefix.type === "openedOnStart";
}
