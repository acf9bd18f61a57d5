import type { CompletionRequest } from "./request-fields";
import { type Given, thinkingGiven } from "./thinking-given";

/** Where a request contradicts itself, and what it says against. */
export type Contradiction = { path: (string | number)[]; message: string };

/** The first thing that a request says in two ways that cannot both be meant. */
export function findContradiction(request: CompletionRequest): Contradiction | undefined {
  return inThinking(request) ?? inSearch(request) ?? inFormat(request) ?? inTools(request) ?? inModalities(request);
}

function inThinking(request: CompletionRequest): Contradiction | undefined {
  const { switches, efforts, budgets, includes } = thinkingGiven(request);
  return differing(switches) ?? differing(efforts) ?? differing(budgets) ?? differing(includes);
}

function differing<T>([first, ...others]: Given<T>[]): Contradiction | undefined {
  const other = others.find(({ value }) => value !== first?.value);
  return other && first && { path: other.path, message: `contradicts ${first.path.join(".")}` };
}

function inSearch(request: CompletionRequest): Contradiction | undefined {
  if (request.enable_search !== false || !request.web_search_options) return undefined;
  return { path: ["web_search_options"], message: "contradicts enable_search" };
}

function inFormat({ json_mode, response_format }: CompletionRequest): Contradiction | undefined {
  if (!json_mode || response_format?.type !== "text") return undefined;
  return { path: ["response_format", "type"], message: "contradicts json_mode" };
}

function inTools(request: CompletionRequest): Contradiction | undefined {
  const tools = (request.tools ?? []).map((tool) => tool.function.name);
  const functions = (request.functions ?? []).map(({ name }) => name);
  const isTwice = tools.length > 0 && functions.length > 0;
  if (isTwice && tools.join() !== functions.join()) return { path: ["functions"], message: "contradicts tools" };
  const known = new Set([...tools, ...functions]);
  return inToolChoice(request, known) ?? inFunctionCall(request, known);
}

function inToolChoice({ tool_choice: choice }: CompletionRequest, known: Set<string>): Contradiction | undefined {
  const wanted =
    typeof choice !== "object" || choice === null
      ? []
      : choice.type === "function"
        ? [choice.function.name]
        : choice.allowed_tools.tools.map((tool) => tool.function.name);
  const missing = wanted.find((name) => !known.has(name));
  if (missing !== undefined) return { path: ["tool_choice"], message: `there is no tool named ${missing}` };
  if (choice === "required" && known.size === 0) return { path: ["tool_choice"], message: "there are no tools" };
  return undefined;
}

function inFunctionCall(request: CompletionRequest, known: Set<string>): Contradiction | undefined {
  const { function_call: call, tool_choice: choice } = request;
  if (call === null || call === undefined) return undefined;
  if (typeof call === "object" && !known.has(call.name)) {
    return { path: ["function_call"], message: `there is no function named ${call.name}` };
  }
  if (choice === null || choice === undefined) return undefined;
  const isSame =
    typeof call === "string"
      ? call === choice
      : typeof choice === "object" && choice.type === "function" && choice.function.name === call.name;
  return isSame ? undefined : { path: ["function_call"], message: "contradicts tool_choice" };
}

function inModalities({ modalities, audio }: CompletionRequest): Contradiction | undefined {
  if (!modalities?.includes("audio") || audio) return undefined;
  return { path: ["audio"], message: "modalities ask for audio; give its voice and format" };
}
