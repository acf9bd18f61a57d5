import type { Part, PromptMessage } from "@/lib/core/message";

type Wire = Record<string, unknown>;

/** The messages of a request in OpenAI's words. Reasoning and citations stay at home. */
export function toMessages(messages: readonly PromptMessage[]): Wire[] {
  return messages.flatMap((message) => {
    if (message.role === "tool") return toToolMessages(message);
    return [message.role === "assistant" ? toAssistantMessage(message) : toPlainMessage(message)];
  });
}

function toPlainMessage({ role, name, parts }: PromptMessage): Wire {
  return { role, ...named(name), content: toContent(parts) };
}

function toAssistantMessage({ name, parts }: PromptMessage): Wire {
  const calls = parts.flatMap((part) => (part.type === "tool-call" ? [part] : []));
  const refusal = parts.flatMap((part) => (part.type === "refusal" ? [part.text] : [])).join("");
  const audio = parts.find((part) => part.type === "audio");
  const spoken = parts.filter((part) => part.type === "text" || part.type === "image");
  return {
    role: "assistant",
    ...named(name),
    content: spoken.length === 0 && (calls.length > 0 || refusal !== "" || audio?.id) ? null : toContent(spoken),
    ...(refusal === "" ? {} : { refusal }),
    ...(audio?.id ? { audio: { id: audio.id } } : {}),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map((call) => ({
            id: call.id,
            type: "function",
            function: { name: call.name, arguments: call.arguments },
          })),
        }),
  };
}

/** One message for each result, because OpenAI's tool messages answer one call. */
function toToolMessages({ parts }: PromptMessage): Wire[] {
  return parts.flatMap((part) =>
    part.type === "tool-result" ? [{ role: "tool", tool_call_id: part.toolCallId, content: part.text }] : [],
  );
}

/** Text alone is sent as a string: many servers know no content lists. */
function toContent(parts: readonly Part[]): string | Wire[] {
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  const content = parts.flatMap(toContentPart);
  return content.length === text.length ? text.join("") : content;
}

function toContentPart(part: Part): Wire[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text }];
    case "image":
      return [{ type: "image_url", image_url: { url: part.url, ...(part.detail ? { detail: part.detail } : {}) } }];
    case "audio":
      if (part.data) return [{ type: "input_audio", input_audio: { data: part.data, format: part.format ?? "wav" } }];
      return part.url ? [{ type: "audio_url", audio_url: { url: part.url } }] : [];
    case "video":
      return [
        { type: "video_url", video_url: { url: part.url, ...(part.fps === undefined ? {} : { fps: part.fps }) } },
      ];
    case "file":
      if (part.url) return [{ type: "file_url", file_url: { url: part.url } }];
      return [{ type: "file", file: { file_data: part.data, file_id: part.fileId, filename: part.filename } }];
    default:
      return [];
  }
}

function named(name: string | undefined): Wire {
  return name === undefined ? {} : { name };
}
