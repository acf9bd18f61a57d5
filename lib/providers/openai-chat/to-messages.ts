import type { Part, PromptMessage } from "@/lib/core/message";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";
import { toReasoningFields } from "./carried-reasoning";
import { toCallId } from "./to-call-id";
import { toContent } from "./to-content";

/** How a vendor wants to be told what was said. */
export type MessageSpelling = { quirks: Quirks; returnsReasoning: boolean };

/** The messages of a request in OpenAI's words. Sources stay at home, and so does reasoning unless it must go back. */
export function toMessages(messages: readonly PromptMessage[], spelling: MessageSpelling): WireObject[] {
  const wire: WireObject[] = [];
  let shown: Part[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      wire.push(...toToolMessages(message, spelling));
      shown.push(...message.parts.filter((part) => part.type !== "tool-result"));
      continue;
    }
    wire.push(...toShownMessage(shown, spelling));
    shown = [];
    wire.push(message.role === "assistant" ? toAssistantMessage(message, spelling) : toPlainMessage(message, spelling));
  }
  return [...wire, ...toShownMessage(shown, spelling)];
}

function toPlainMessage({ role, name, parts }: PromptMessage, { quirks }: MessageSpelling): WireObject {
  return {
    role: role === "system" ? (quirks.systemRole ?? role) : role,
    ...named(name),
    content: toContent(parts, quirks.mediaParts),
  };
}

function toAssistantMessage(message: PromptMessage, { quirks, returnsReasoning }: MessageSpelling): WireObject {
  const { name, parts } = message;
  const calls = parts.flatMap((part) => (part.type === "tool-call" ? [part] : []));
  const refusal = parts.flatMap((part) => (part.type === "refusal" ? [part.text] : [])).join("");
  const audio = parts.find((part) => part.type === "audio");
  const spoken = parts.filter((part) => part.type === "text" || part.type === "image");
  return {
    role: "assistant",
    ...named(name),
    content: spoken.length === 0 && (calls.length > 0 || refusal !== "" || audio?.id) ? null : toContent(spoken),
    ...(returnsReasoning ? toReasoningFields(message, quirks) : {}),
    ...(refusal === "" ? {} : { refusal }),
    ...(audio?.id ? { audio: { id: audio.id } } : {}),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map((call) => ({
            id: toCallId(call.id, quirks.toolCallIdLength),
            type: "function",
            function: { name: call.name, arguments: call.arguments },
          })),
        }),
  };
}

/** One message for each result, because OpenAI's tool messages answer one call. */
function toToolMessages({ parts }: PromptMessage, { quirks }: MessageSpelling): WireObject[] {
  return parts.flatMap((part) =>
    part.type === "tool-result"
      ? [{ role: "tool", tool_call_id: toCallId(part.toolCallId, quirks.toolCallIdLength), content: part.text }]
      : [],
  );
}

/**
 * A tool message may hold nothing but text (gateway.md 3.5), and nothing may come between the results of one turn, so
 * what tools have shown follows the last of them as the user's.
 */
function toShownMessage(parts: readonly Part[], { quirks }: MessageSpelling): WireObject[] {
  const content = toContent(parts, quirks.mediaParts);
  return content.length === 0 ? [] : [{ role: "user", content }];
}

function named(name: string | undefined): WireObject {
  return name === undefined ? {} : { name };
}
