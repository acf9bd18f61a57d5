import type { UIMessage } from "ai";
import type { Attachment } from "@/lib/core/attachment";
import type { Citation } from "@/lib/core/chunk";
import type { VersionedMessage } from "@/lib/core/conversation";
import type { MessageMetadata, Part } from "@/lib/core/message";

/** A message as the page draws it. */
export type ParleyMessage = UIMessage<MessageMetadata>;

type UiPart = ParleyMessage["parts"][number];

function toUiPart(part: Part): UiPart[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text, state: "done" }];
    case "refusal":
      return [{ type: "text", text: part.text, state: "done" }];
    case "reasoning":
      return [
        {
          type: "reasoning",
          text: part.text,
          state: "done",
          providerMetadata: { parley: { durationMs: part.durationMs ?? 0 } },
        },
      ];
    case "tool-call":
      return [
        {
          type: "dynamic-tool",
          toolCallId: part.id,
          toolName: part.name,
          state: "input-available",
          input: parseArguments(part.arguments),
        },
      ];
    case "citation":
      return [toSourcePart(part.citation)];
    case "attachment":
      return [toFilePart(part.attachment)];
    default:
      return [];
  }
}

/** A source as the page draws it: what a card shows of it rides along as metadata. */
export function toSourcePart({ index, url, title, snippet, date, media, icon }: Citation) {
  const more = { ...(snippet && { snippet }), ...(date && { date }), ...(media && { media }), ...(icon && { icon }) };
  return {
    type: "source-url" as const,
    sourceId: String(index),
    url,
    ...(title ? { title } : {}),
    ...(Object.keys(more).length > 0 ? { providerMetadata: { parley: more } } : {}),
  };
}

/** A file as the page draws it; its address is Parley's own. */
function toFilePart({ fileId, name, mediaType, ...more }: Attachment): UiPart {
  const providerMetadata = { parley: { fileId, ...more } };
  return { type: "file", mediaType, filename: name, url: `/api/files/${fileId}`, providerMetadata };
}

/** A tool call's arguments as a value; text that is not JSON stays text. */
export function parseArguments(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Translates stored messages for the page. Tool results are not shown and are left out. */
export function toUiMessages(messages: readonly VersionedMessage[]): ParleyMessage[] {
  return messages.flatMap((message) =>
    message.role === "tool"
      ? []
      : [
          {
            id: message.id,
            role: message.role,
            metadata: {
              createdAt: message.createdAt,
              parentId: message.parentId,
              ...(message.versions ? { versions: message.versions } : {}),
              ...(message.answer ? { ...message.answer, turnId: message.id } : {}),
            },
            parts: message.parts.flatMap(toUiPart),
          },
        ],
  );
}
