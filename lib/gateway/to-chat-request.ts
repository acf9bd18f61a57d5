import type { ChatRequest, Effort, ResponseFormat, Thinking, ToolChoice } from "@/lib/core/chat-request";
import type { Part, PromptMessage } from "@/lib/core/message";
import {
  type CompletionRequest,
  type ContentPart,
  completionRequestSchema,
  type RequestMessage,
} from "./request-schema";

function toPart(part: ContentPart): Part {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text };
    case "refusal":
      return { type: "refusal", text: part.refusal };
    case "image_url":
      return { type: "image", ...part.image_url };
    case "input_audio":
      return { type: "audio", ...part.input_audio };
    case "video_url":
      return { type: "video", ...part.video_url };
    case "file":
      return { type: "file", data: part.file.file_data, fileId: part.file.file_id, filename: part.file.filename };
  }
}

function toParts(content: string | ContentPart[] | null | undefined): Part[] {
  if (content === null || content === undefined || content === "") return [];
  return typeof content === "string" ? [{ type: "text", text: content }] : content.map(toPart);
}

function textOfContent(content: string | ContentPart[]): string {
  if (typeof content === "string") return content;
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** Translates one message of the request; `developer` is `system`. */
export function toPromptMessage(message: RequestMessage): PromptMessage {
  if (message.role === "tool") {
    return {
      role: "tool",
      parts: [{ type: "tool-result", toolCallId: message.tool_call_id, text: textOfContent(message.content) }],
    };
  }
  const named = message.name ? { name: message.name } : {};
  if (message.role !== "assistant") {
    const role = message.role === "developer" ? "system" : message.role;
    return { role, ...named, parts: toParts(message.content) };
  }
  const reasoning: Part[] = message.reasoning_content ? [{ type: "reasoning", text: message.reasoning_content }] : [];
  const refusal: Part[] = message.refusal ? [{ type: "refusal", text: message.refusal }] : [];
  const calls = (message.tool_calls ?? []).map(
    (call): Part => ({ type: "tool-call", id: call.id, name: call.function.name, arguments: call.function.arguments }),
  );
  return { role: "assistant", ...named, parts: [...reasoning, ...toParts(message.content), ...refusal, ...calls] };
}

function toThinking(request: CompletionRequest): Thinking {
  const { thinking } = request;
  const effort = (thinking?.reasoning_effort ?? request.reasoning_effort) as Effort | undefined;
  const isAsked = thinking?.enabled ?? (effort ? effort !== "none" : undefined);
  return {
    mode: isAsked === undefined ? "unset" : isAsked ? "on" : "off",
    ...(typeof thinking?.budget_tokens === "number" ? { budgetTokens: thinking.budget_tokens } : {}),
    ...(effort ? { effort } : {}),
  };
}

function toResponseFormat(request: CompletionRequest): ResponseFormat | undefined {
  const format = request.response_format;
  if (format?.type === "json_schema") {
    const { name, schema, strict } = format.json_schema;
    return { type: "json-schema", name, schema, ...(typeof strict === "boolean" ? { strict } : {}) };
  }
  if (format?.type === "json_object" || request.json_mode) return { type: "json" };
  return undefined;
}

function toToolChoice(choice: CompletionRequest["tool_choice"]): ToolChoice | undefined {
  if (choice === null || choice === undefined) return undefined;
  return typeof choice === "string" ? choice : { name: choice.function.name };
}

/** Drops keys without a value, so that "not given" has one form. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** Translates a valid request body to the noun; `model` is the one to use when the body names none. */
export function toChatRequest(request: CompletionRequest, model: string): ChatRequest {
  return {
    model: request.model ?? model,
    messages: request.messages.map(toPromptMessage),
    thinking: toThinking(request),
    ...given({
      temperature: request.temperature,
      topP: request.top_p,
      maxCompletionTokens: request.max_completion_tokens ?? request.max_tokens,
      responseFormat: toResponseFormat(request),
      tools: request.tools?.map(({ function: { strict, ...tool } }) => ({
        ...tool,
        ...(typeof strict === "boolean" ? { strict } : {}),
      })),
      toolChoice: toToolChoice(request.tool_choice),
      parallelToolCalls: request.parallel_tool_calls,
      stop: typeof request.stop === "string" ? [request.stop] : request.stop,
      logprobs: request.logprobs,
      topLogprobs: request.top_logprobs,
      frequencyPenalty: request.frequency_penalty,
      presencePenalty: request.presence_penalty,
      seed: request.seed,
      n: request.n,
    }),
  };
}

/** What happened to a parameter that could not be used as it was sent. */
export type Warning = { param: string; action: "dropped"; reason: string };

const notYetTranslated = ["enable_search", "search_config", "retries"];

const mostWarnings = 20;
const longestParam = 64;

/** Warnings as the value of a header: JSON in ASCII, bounded. */
export function toWarningsHeader(warnings: readonly Warning[]): Record<string, string> {
  if (warnings.length === 0) return {};
  const shown = warnings
    .slice(0, mostWarnings)
    .map((warning) => ({ ...warning, param: warning.param.slice(0, longestParam) }));
  const ascii = JSON.stringify(shown).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { "x-parley-warnings": ascii };
}

/** The top-level keys of the body that Parley does not act on. */
export function unusedKeys(request: CompletionRequest): Warning[] {
  return Object.keys(request)
    .filter((key) => !(key in completionRequestSchema.shape))
    .map((param) => ({
      param,
      action: "dropped",
      reason: notYetTranslated.includes(param) ? "not supported by this version" : "unknown parameter",
    }));
}
