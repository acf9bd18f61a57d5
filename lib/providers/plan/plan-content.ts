import type { Part } from "@/lib/core/message";
import type { Medium } from "@/lib/core/model";
import { type Draft, unsupported } from "./plan";

const media = new Set<Part["type"]>(["image", "audio", "video", "file"]);

/** Whether a part is something that not every model takes in. */
export function isMedium(part: Part): part is Extract<Part, { type: Medium }> {
  return media.has(part.type);
}

/** Refuses content the model cannot take in, and an answer it cannot speak. */
export function planContent({ request, capabilities }: Draft): void {
  request.messages.forEach((message, at) => {
    // What an assistant once said aloud is referred to by its id; its words are in the transcript.
    if (message.role === "assistant") return;
    message.parts.forEach((part, partAt) => {
      if (isMedium(part) && !capabilities.input[part.type]) {
        throw unsupported(`messages[${at}].content[${partAt}]`, `the model takes no ${part.type} content`);
      }
    });
  });
  if (request.modalities?.includes("audio") && !capabilities.audioOutput) {
    throw unsupported("modalities", "the model gives no audio");
  }
}
