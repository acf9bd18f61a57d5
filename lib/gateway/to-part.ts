import type { Part } from "@/lib/core/message";
import { toDataUrl } from "./bare-base64";
import type { ContentPart } from "./content-schema";
import { given } from "./given";

/** The parts of a message's content; what means nothing to any model is left out. */
export function toParts(content: string | ContentPart[] | null | undefined): Part[] {
  if (content === null || content === undefined || content === "") return [];
  return typeof content === "string" ? [{ type: "text", text: content }] : content.flatMap(toPart);
}

function toPart(part: ContentPart): Part[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text }];
    case "refusal":
      return [{ type: "refusal", text: part.refusal }];
    case "thinking":
      return [{ type: "reasoning", text: textOfThought(part.thinking) }];
    case "redacted_thinking":
      return [];
    case "image_url": {
      const { url, detail } = part.image_url;
      return [{ type: "image", url, ...given({ detail }) }];
    }
    case "input_audio":
      return [toAudio(part.input_audio)];
    case "audio_url":
      return [toAudio({ url: part.audio_url.url })];
    case "video_url":
    case "input_video":
    case "video":
      return [toVideo(part)];
    case "file":
    case "file_url":
      return [toFile(part)];
  }
}

function textOfThought(thinking: Extract<ContentPart, { type: "thinking" }>["thinking"]): string {
  return typeof thinking === "string" ? thinking : thinking.map(({ text }) => text ?? "").join("");
}

type Bytes = { data?: string; url?: string; format?: string | null };

/** Qwen takes an address or a data URL where OpenAI has bare base64. */
function toAudio({ data, url, format }: Bytes): Part {
  const place = url ?? data ?? "";
  const dataUrl = /^data:(?:[a-z]+\/([a-z0-9.+-]+))?[^,]{0,100};base64,/i.exec(place);
  if (dataUrl) {
    const [prefix, subtype] = dataUrl;
    return { type: "audio", data: place.slice(prefix.length), ...given({ format: format ?? toFormat(subtype) }) };
  }
  if (url !== undefined || /^https?:/i.test(place)) return { type: "audio", url: place, ...given({ format }) };
  return { type: "audio", data: place, ...given({ format }) };
}

/** OpenAI's word for a kind of sound. */
function toFormat(subtype: string | undefined): string | undefined {
  const format = subtype?.toLowerCase().replace(/^x-/, "");
  return format === "mpeg" ? "mp3" : format;
}

function toVideo(part: Extract<ContentPart, { type: "video_url" | "input_video" | "video" }>): Part {
  if (part.type === "video") {
    const fps = given({ fps: part.fps });
    if (typeof part.video === "string") return { type: "video", url: part.video, ...fps };
    return { type: "video", url: "", frames: part.video, ...fps };
  }
  if (part.type === "video_url") {
    const { url, fps } = part.video_url;
    return { type: "video", url, ...given({ fps: fps ?? part.fps }) };
  }
  const video: Bytes & { fps?: number | null } = part.input_video;
  const isBare = video.url === undefined && video.data !== undefined && !/^(data|https?):/i.test(video.data);
  const url = isBare ? `data:video/${video.format ?? "mp4"};base64,${video.data}` : (video.url ?? video.data ?? "");
  return { type: "video", url, ...given({ fps: video.fps }) };
}

/** OpenRouter's clients put an address where the bytes go. */
function toFile(part: Extract<ContentPart, { type: "file" | "file_url" }>): Part {
  if (part.type === "file_url") {
    const { url, filename } = part.file_url;
    return { type: "file", url, ...given({ filename }) };
  }
  const { file_data: bytes, file_id: fileId, file_url, filename } = part.file;
  const isAddress = bytes && /^https?:/i.test(bytes);
  const url = isAddress ? bytes : file_url;
  return {
    type: "file",
    ...given({ data: bytes && !isAddress ? toDataUrl(bytes) : undefined, fileId, url, filename }),
  };
}
