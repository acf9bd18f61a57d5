import type { ChatRequest, Warning } from "@/lib/core/chat-request";
import type { ProviderCall } from "@/lib/providers/provider";
import { toFormat } from "./to-format";
import { type ThinkingFields, toThinking } from "./to-thinking";
import { toTools } from "./to-tools";
import { beginsWithThought, type Turn, toTurns } from "./to-turns";

type Wire = Record<string, unknown>;

/** The JSON body of one question, and what had to be left out of it. Undefined values fall away when it is written. */
export type Body = Wire & { messages: Turn[] };

/** Spells a question in the words of Anthropic's Messages API. */
export function toBody(call: Omit<ProviderCall, "signal">): { body: Body; warnings: Warning[] } {
  const { request, capabilities, upstream, model } = call;
  const thinks = thoughtfully(call);
  const isThinking = willThink(thinks, call);
  const { system, turns } = toTurns(request.messages, { thoughts: isThinking, searches: Boolean(request.search) });
  const tools = toTools(request, turns, isThinking);
  const { format, instruction } = toFormat(capabilities.json.schema ? request.responseFormat : undefined);
  const sampling = toSampling(request, isThinking);
  const stop = request.stop?.filter((text) => text.trim() !== "") ?? [];
  const body: Body = {
    model,
    max_tokens: thinks.maxTokens,
    stream: true,
    system: [system, instruction].filter(Boolean).join("\n\n") || undefined,
    messages: turns,
    thinking: thinks.thinking,
    output_config: thinks.effort || format ? { effort: thinks.effort, format } : undefined,
    ...sampling.fields,
    stop_sequences: stop.length > 0 ? stop : undefined,
    tools: tools.tools,
    tool_choice: tools.tool_choice,
    metadata: request.endUser ? { user_id: request.endUser } : undefined,
    ...upstream.quirks.extraBody,
  };
  const warnings = [...thinks.warnings, ...tools.warnings, ...sampling.warnings];
  if (stop.length < (request.stop?.length ?? 0))
    warnings.push({ param: "stop", action: "adjusted", reason: "the model takes no stop text of white space alone" });
  return { body, warnings };
}

/** The same question once more, with what was already answered to it. */
export function toNextRound(body: Body, answered: Wire[]): Body {
  const last = body.messages.at(-1);
  const begun = last?.role === "assistant" ? last.content : [];
  const before = last?.role === "assistant" ? body.messages.slice(0, -1) : body.messages;
  return { ...body, messages: [...before, { role: "assistant", content: [...begun, ...answered] }] };
}

/**
 * "When `thinking` is enabled, a final `assistant` message must start with a thinking block": where the thought behind
 * a call is lost, or the answer is begun by the client, there is no thinking in this turn. Adaptive thinking asks for
 * no such thing. https://docs.anthropic.com/en/docs/build-with-claude/adaptive-thinking
 */
function thoughtfully({ request, capabilities }: Omit<ProviderCall, "signal">): ThinkingFields {
  const fields = toThinking(request, capabilities);
  if (fields.thinking?.type !== "enabled") return fields;
  const { turns } = toTurns(request.messages, { thoughts: true, searches: Boolean(request.search) });
  if (beginsWithThought(turns)) return fields;
  const reason = "the thought with which this answer began is not known here";
  return {
    maxTokens: fields.maxTokens,
    warnings: [...fields.warnings, { param: "thinking", action: "dropped", reason }],
  };
}

function willThink({ thinking }: ThinkingFields, { request, capabilities }: Omit<ProviderCall, "signal">): boolean {
  if (thinking) return thinking.type !== "disabled";
  return request.thinking.mode !== "on" && capabilities.thinking?.byDefault === true;
}

/** Nothing of it goes with thinking, and temperature and top_p not with each other (gateway.md 3.1). */
function toSampling(request: ChatRequest, isThinking: boolean): { fields: Wire; warnings: Warning[] } {
  const given = {
    temperature: request.temperature,
    top_p: request.topP === 1 ? undefined : request.topP,
    top_k: request.topK,
  };
  const refused = isThinking
    ? (["temperature", "top_p", "top_k"] as const)
    : given.temperature === undefined
      ? []
      : (["top_p"] as const);
  const warnings = refused.flatMap((param): Warning[] => {
    if (given[param] === undefined) return [];
    given[param] = undefined;
    const reason = isThinking ? "it cannot be set while the model thinks" : "the model takes it or the temperature";
    return [{ param, action: "dropped", reason }];
  });
  return { fields: given, warnings };
}
