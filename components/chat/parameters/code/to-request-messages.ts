import { filesOf } from "@/components/chat/attachments/file-part";
import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";
import type { Attachment } from "@/lib/core/attachment";

/** How texts and files are written: as they are, or shortened with a mark that says so. */
export type Writing = { text: (text: string) => string; bytes: (file: Attachment) => string };

type WirePart = { type: string } & Record<string, unknown>;
export type WireMessage = { role: string; content?: string | WirePart[] | null; tool_calls?: unknown[] };

/** A conversation's shown path in the API's words. An answer that says nothing is left out, as the server does. */
export function toRequestMessages(messages: readonly ParleyMessage[], writing: Writing): WireMessage[] {
  return messages.filter(isLoaded).flatMap((message) => {
    const text = textOf(message);
    if (message.role !== "assistant") return [toSpoken(message.role, text, filesOf(message.parts), writing)];
    const calls = message.parts.flatMap((part) => (part.type === "dynamic-tool" ? [toCall(part)] : []));
    if (text === "" && calls.length === 0) return [];
    const content = text === "" ? null : writing.text(text);
    return [{ role: "assistant", content, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
  });
}

/** What somebody says: a plain text, or parts where there are files. */
export function toSpoken(role: string, text: string, files: readonly Attachment[], writing: Writing): WireMessage {
  if (files.length === 0) return { role, content: writing.text(text) };
  const words = text === "" ? [] : [{ type: "text", text: writing.text(text) }];
  return { role, content: [...words, ...files.map((file) => toFilePart(file, writing.bytes(file)))] };
}

function textOf({ parts }: ParleyMessage): string {
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

type ToolPart = Extract<ParleyMessage["parts"][number], { type: "dynamic-tool" }>;

function toCall({ toolCallId, toolName, input }: ToolPart) {
  const written = typeof input === "string" ? input : JSON.stringify(input ?? {});
  return { id: toolCallId, type: "function", function: { name: toolName, arguments: written } };
}

function toFilePart({ kind, name, mediaType }: Attachment, bytes: string): WirePart {
  const url = `data:${mediaType};base64,${bytes}`;
  switch (kind) {
    case "image":
      return { type: "image_url", image_url: { url } };
    case "video":
      return { type: "video_url", video_url: { url } };
    case "audio":
      return { type: "input_audio", input_audio: { data: bytes, format: formatOf(mediaType) } };
    default:
      return { type: "file", file: { filename: name, file_data: url } };
  }
}

function formatOf(mediaType: string): string {
  const subtype = mediaType.split("/")[1]?.replace(/^x-/, "") ?? "";
  return { mpeg: "mp3", wave: "wav", mp4: "m4a" }[subtype] ?? subtype;
}
