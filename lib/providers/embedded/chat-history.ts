import type { ChatHistoryItem } from "node-llama-cpp";
import type { Part, PromptMessage } from "@/lib/core/message";

/**
 * The messages in the engine's words. Everything becomes text: these models see no pictures and call no functions.
 * Earlier thoughts and empty answers are left out.
 */
export function toChatHistory(messages: readonly PromptMessage[]): ChatHistoryItem[] {
  return messages.flatMap((message) => toItem(message));
}

function toItem(message: PromptMessage): ChatHistoryItem[] {
  const text = message.parts.map(toText).filter(Boolean).join("\n");
  switch (message.role) {
    case "system":
      return text ? [{ type: "system", text }] : [];
    case "assistant":
      return text ? [{ type: "model", response: [text] }] : [];
    case "user":
    case "tool":
      return [{ type: "user", text }];
  }
}

function toText(part: Part): string {
  switch (part.type) {
    case "text":
    case "refusal":
      return part.text;
    case "reasoning":
    case "citation":
      return "";
    case "image":
      return "[image]";
    case "audio":
      return part.transcript ?? "[audio]";
    case "video":
      return "[video]";
    case "file":
      return part.filename ? `[file ${part.filename}]` : "[file]";
    case "tool-call":
      return `[called ${part.name}(${part.arguments})]`;
    case "tool-result":
      return `[result] ${part.text}`;
  }
}
