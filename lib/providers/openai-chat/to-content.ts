import type { Part } from "@/lib/core/message";
import type { WireObject } from "@/lib/net/wire-json";
import type { MediaSpelling } from "@/lib/providers/provider";
import { readDataUrl } from "@/lib/providers/wire/read-data-url";

type PartOf<Type extends Part["type"]> = Extract<Part, { type: Type }>;

/** The content of a message. Text alone is sent as a string: many servers know no content lists. */
export function toContent(parts: readonly Part[], spelling: MediaSpelling = {}): string | WireObject[] {
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  const content = parts.flatMap((part) => toContentPart(part, spelling));
  return content.length === text.length ? text.join("") : content;
}

function toContentPart(part: Part, spelling: MediaSpelling): WireObject[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text }];
    case "image":
      return [toImage(part)];
    case "audio":
      return toAudio(part, spelling.audio ?? "bytes");
    case "video":
      return [toVideo(part, spelling.video)];
    case "file":
      return [toFile(part, spelling.file)];
    default:
      return [];
  }
}

/** `auto` is what every vendor does unasked, and MiniMax refuses the word. */
function toImage({ url, detail }: PartOf<"image">): WireObject {
  return { type: "image_url", image_url: { url, ...(detail && detail !== "auto" ? { detail } : {}) } };
}

type Sound = { bytes?: string; url?: string; format: string };

const audioSpellings: Record<NonNullable<MediaSpelling["audio"]> | "bytes", (sound: Sound) => WireObject> = {
  bytes: ({ bytes, url, format }) =>
    bytes ? { type: "input_audio", input_audio: { data: bytes, format } } : { type: "audio_url", audio_url: { url } },
  "data-url": ({ bytes, url, format }) => ({
    type: "input_audio",
    input_audio: { data: bytes ? `data:;base64,${bytes}` : url, format },
  }),
  object: ({ bytes, url, format }) => ({
    type: "input_audio",
    input_audio: bytes ? { data: bytes, format } : { url, format },
  }),
  text: ({ bytes, url }) => ({ type: "input_audio", input_audio: bytes ?? url }),
};

function toAudio(part: PartOf<"audio">, spelling: keyof typeof audioSpellings): WireObject[] {
  const inside = readDataUrl(part.data ?? part.url ?? "");
  const bytes = inside?.base64 ?? part.data;
  if (!bytes && !part.url) return [];
  const format = part.format ?? formatOf(inside?.mime ?? "") ?? formatOf(part.url ?? "") ?? "wav";
  return [audioSpellings[spelling]({ bytes, url: part.url, format })];
}

/** OpenAI's word for a kind of sound, from its media type or the ending of its address. */
function formatOf(name: string): string | undefined {
  if (name.startsWith("audio/")) return name.slice("audio/".length).replace(/^x-/, "").replace("mpeg", "mp3");
  return /^https?:/.test(name) ? /\.(wav|mp3|m4a|aac|flac|ogg|opus|amr)$/i.exec(pathOf(name))?.[1] : undefined;
}

function pathOf(address: string): string {
  return URL.parse(address)?.pathname.toLowerCase() ?? "";
}

function toVideo({ url, fps, frames }: PartOf<"video">, spelling: MediaSpelling["video"]): WireObject {
  if (frames) return { type: "video", video: frames, fps };
  if (spelling === "fps-beside") return { type: "video_url", video_url: { url }, fps };
  if (spelling === "input_video") {
    const inside = readDataUrl(url);
    return { type: "input_video", input_video: inside ? { data: inside.base64 } : { url } };
  }
  return { type: "video_url", video_url: { url, ...(fps === undefined ? {} : { fps }) } };
}

function toFile({ data, fileId, filename, url }: PartOf<"file">, spelling: MediaSpelling["file"]): WireObject {
  const address = url ?? data;
  if (!fileId && spelling === "document_url") return { type: "document_url", document_url: address };
  if (!fileId && spelling === "file_url") return { type: "file_url", file_url: { url: address } };
  if (spelling === undefined && url && !readDataUrl(url)) return { type: "file_url", file_url: { url } };
  return { type: "file", file: { file_data: data ?? url, file_id: fileId, filename } };
}
