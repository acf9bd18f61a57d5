import { type Part, type PromptMessage, textOf } from "@/lib/core/message";
import type { WireObject } from "@/lib/net/wire-json";
import { toReasoningFields } from "@/lib/providers/openai-chat/carried-reasoning";
import type { Quirks } from "@/lib/providers/provider";
import type { Service } from "./service";

type Content = string | WireObject[];

/** The messages of a request in DashScope's words: text alone is a string at one door and a list at the other. */
export function toMessages(messages: readonly PromptMessage[], quirks: Quirks, service: Service): WireObject[] {
  const toContent = service === "text-generation" ? textOf : toList;
  return messages.flatMap((message): WireObject[] => {
    if (message.role === "tool") return toToolMessages(message, toContent);
    if (message.role === "assistant") return [toAssistantMessage(message, quirks, toContent)];
    const content = toContent(message.parts);
    return message.role === "system" && content.length === 0 ? [] : [{ role: message.role, content }];
  });
}

function toAssistantMessage(
  message: PromptMessage,
  quirks: Quirks,
  toContent: (parts: readonly Part[]) => Content,
): WireObject {
  const said = message.parts.map((part): Part => (part.type === "refusal" ? { type: "text", text: part.text } : part));
  const calls = message.parts.filter((part) => part.type === "tool-call");
  return {
    role: "assistant",
    content: toContent(said),
    ...(quirks.returnsReasoning ? toReasoningFields(message, quirks) : {}),
    ...(calls.length === 0 ? {} : { tool_calls: calls.map(toCall) }),
  };
}

function toCall(call: Extract<Part, { type: "tool-call" }>, index: number): WireObject {
  return { id: call.id, index, type: "function", function: { name: call.name, arguments: call.arguments } };
}

/** One message for each result; what tools have shown besides follows as the user's. */
function toToolMessages({ parts }: PromptMessage, toContent: (parts: readonly Part[]) => Content): WireObject[] {
  const results = parts.filter((part) => part.type === "tool-result");
  const shown = toContent(parts.filter((part) => part.type !== "tool-result"));
  return [
    ...results.map(({ toolCallId, text }) => ({
      role: "tool",
      tool_call_id: toolCallId,
      content: toContent([{ type: "text", text }]),
    })),
    ...(shown.length === 0 ? [] : [{ role: "user", content: shown }]),
  ];
}

function toList(parts: readonly Part[]): WireObject[] {
  return parts.flatMap((part): WireObject[] => {
    switch (part.type) {
      case "text":
        return part.text === "" ? [] : [{ text: part.text }];
      case "image":
        return [{ image: part.url }];
      case "video":
        return [{ video: part.frames ?? part.url, ...(part.fps === undefined ? {} : { fps: part.fps }) }];
      case "audio":
        return toSound(part);
      default:
        return [];
    }
  });
}

/** Bytes come as a data URL, whose kind need not be told. What an assistant once said aloud comes back as its words. */
function toSound({ data, url, transcript }: Extract<Part, { type: "audio" }>): WireObject[] {
  if (transcript) return [{ text: transcript }];
  const audio = data === undefined || data.startsWith("data:") ? (data ?? url) : `data:;base64,${data}`;
  return audio === undefined ? [] : [{ audio }];
}
