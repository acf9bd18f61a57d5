import type { Part } from "@/lib/core/message";
import type { WireObject } from "@/lib/net/wire-json";

/** One piece of what a user said, as the parts of an input message; nothing for what a user cannot say. */
export function toContentPart(part: Part): WireObject[] {
  switch (part.type) {
    case "text":
      return [{ type: "input_text", text: part.text }];
    case "image":
      return [toImage(part.url, part.detail)];
    case "file":
      return [toFile(part)];
    // Ark only: volcenginesdkarkruntime/types/responses/response_input_{audio,video}_param.py.
    case "audio": {
      const url = part.url ?? (part.data && `data:audio/${part.format ?? "wav"};base64,${part.data}`);
      return url ? [{ type: "input_audio", audio_url: url }] : [];
    }
    case "video":
      if (part.frames?.length) return part.frames.map((frame) => toImage(frame));
      return [{ type: "input_video", video_url: part.url, ...(part.fps === undefined ? {} : { fps: part.fps }) }];
    default:
      return [];
  }
}

function toImage(url: string, detail = "auto"): WireObject {
  return { type: "input_image", image_url: url, detail };
}

/** Bytes go as a data URL and need a name, from whose ending the kind is told. */
function toFile({ data, fileId, filename, url }: Extract<Part, { type: "file" }>): WireObject {
  if (url) return { type: "input_file", file_url: url };
  if (fileId) return { type: "input_file", file_id: fileId };
  const bytes = data?.startsWith("data:") ? data : `data:application/pdf;base64,${data ?? ""}`;
  return { type: "input_file", filename: filename ?? "document.pdf", file_data: bytes };
}
