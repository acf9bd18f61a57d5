import type { Part, PromptMessage } from "@/lib/core/message";
import { textOf } from "@/lib/core/message";
import type { WireObject } from "@/lib/net/wire-json";
import { toCallId } from "@/lib/providers/openai-chat/to-call-id";
import type { Quirks } from "@/lib/providers/provider";
import { carriedItems, markedCall } from "./carry";
import { toContentPart } from "./to-content";

/** Characters OpenAI takes for the id of a call. */
const longestCallId = 64;

/**
 * The messages of a request as input items. Names, the text of thoughts and sources stay at home. What tools gave
 * besides text follows their results as a user's message, because a result can only be text everywhere.
 */
export function toInput(messages: readonly PromptMessage[], quirks: Quirks): unknown[] {
  const items: unknown[] = [];
  let shown: WireObject[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      items.push(...message.parts.flatMap(toResult));
      shown.push(...message.parts.flatMap((part) => (part.type === "text" ? [] : toContentPart(part))));
      continue;
    }
    items.push(...toUserMessage(shown), ...toItems(message, quirks));
    shown = [];
  }
  return [...items, ...toUserMessage(shown)];
}

function toItems(message: PromptMessage, quirks: Quirks): unknown[] {
  if (message.role === "assistant") return toAnswer(message);
  const role = message.role === "system" ? (quirks.systemRole ?? "system") : "user";
  return [{ type: "message", role, content: toContent(message.parts) }];
}

/** Text alone is sent as a string, which the smaller servers know best. */
function toContent(parts: readonly Part[]): string | WireObject[] {
  return parts.every((part) => part.type === "text") ? textOf(parts) : parts.flatMap(toContentPart);
}

function toUserMessage(content: WireObject[]): WireObject[] {
  return content.length === 0 ? [] : [{ type: "message", role: "user", content }];
}

function toResult(part: Part): WireObject[] {
  if (part.type !== "tool-result") return [];
  return [{ type: "function_call_output", call_id: toId(part.toolCallId), output: part.text }];
}

/**
 * What the model said, with the calls it made last and with its own thoughts in their places. The words and the
 * calls are the client's.
 */
function toAnswer({ parts, carry }: PromptMessage): unknown[] {
  const said = toSaid(parts);
  const calls = new Map(parts.flatMap((part) => (part.type === "tool-call" ? [[part.id, toCall(part)]] : [])));
  const items: unknown[] = [];
  for (const item of carriedItems(carry)) {
    const callId = markedCall(item);
    if (callId === undefined) {
      items.push(item);
      continue;
    }
    const call = calls.get(callId);
    items.push(...said.splice(0), ...(call ? [call] : []));
    calls.delete(callId);
  }
  return [...items, ...said, ...calls.values()];
}

function toSaid(parts: readonly Part[]): WireObject[] {
  const content = parts.flatMap((part): WireObject[] => {
    if (part.type === "text" && part.text !== "") return [{ type: "output_text", text: part.text }];
    return part.type === "refusal" ? [{ type: "refusal", refusal: part.text }] : [];
  });
  return content.length === 0 ? [] : [{ type: "message", role: "assistant", content }];
}

function toCall(part: Extract<Part, { type: "tool-call" }>): WireObject {
  return { type: "function_call", call_id: toId(part.id), name: part.name, arguments: part.arguments || "{}" };
}

/** The ids of another vendor's calls may be longer than fits. */
function toId(id: string): string {
  return id.length <= longestCallId ? id : toCallId(id, longestCallId);
}
