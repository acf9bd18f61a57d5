import type { Capabilities, Medium, MediumSupport } from "@/lib/core/model";
import { field, listField } from "@/lib/net/wire-json";
import { both, bytes } from "@/lib/providers/catalogue/shorthand";

/** Sound goes as bytes everywhere OpenRouter lists it. https://openrouter.ai/docs/features/multimodal/audio */
const support: Record<Medium, MediumSupport> = { image: both, audio: bytes, video: both, file: both };
const media: Medium[] = ["image", "audio", "video", "file"];

/** What goes in and out, where a list tells: OpenRouter's modalities, or the flags of Mistral and Moonshot. */
export function toListedInput(wire: unknown): Partial<Capabilities> {
  const inputs = listField(wire, "architecture", "input_modalities");
  if (inputs.length > 0) {
    const outputs = listField(wire, "architecture", "output_modalities");
    return { input: toInput((medium) => inputs.includes(medium)), audioOutput: outputs.includes("audio") };
  }
  const flags: Partial<Record<Medium, unknown>> = {
    image: field(wire, "supports_image_in") ?? field(wire, "capabilities", "vision"),
    video: field(wire, "supports_video_in"),
    audio: field(wire, "capabilities", "audio"),
  };
  const isTold = Object.values(flags).some((flag) => typeof flag === "boolean");
  return isTold ? { input: toInput((medium) => flags[medium] === true) } : {};
}

function toInput(takes: (medium: Medium) => boolean): Capabilities["input"] {
  const entries = media.map((medium) => [medium, takes(medium) ? support[medium] : false] as const);
  return Object.fromEntries(entries) as Capabilities["input"];
}
