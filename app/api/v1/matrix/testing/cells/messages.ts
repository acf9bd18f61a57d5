import { type Body, pass, refuse } from "@/app/api/v1/matrix/testing/cell";
import { addresses, base64, dataUrls } from "@/app/api/v1/matrix/testing/files";
import type { Cells, Part } from "@/app/api/v1/matrix/testing/rows";

/** A question that shows something, in OpenAI's words. */
export function showing(...parts: Body[]): Body {
  return { messages: [{ role: "user", content: [{ type: "text", text: "Hi" }, ...parts] }] };
}

const notTaken = refuse("messages[0].content[1]");
const image = (url: string) => pass(showing({ type: "image_url", image_url: { url } }));
const video = (url: string) => pass(showing({ type: "video_url", video_url: { url } }));

/** Pictures as OpenAI has them. Unasked the detail is `auto` everywhere, and MiniMax refuses the word. */
export const images = {
  "image address": image(addresses.png),
  "image bytes": image(dataUrls.png),
  "image detail auto": image(dataUrls.png),
} satisfies Part<"image">;

/** Pictures at a vendor that takes bytes only. */
export const imagesAsBytes = { ...images, "image address": image(dataUrls.png) };

/** Films as most vendors have them. */
export const videos = {
  "video address": video(addresses.mp4),
  "video bytes": video(dataUrls.mp4),
} satisfies Part<"video">;

/** Films at a vendor that takes bytes only. */
export const videosAsBytes = { ...videos, "video address": video(dataUrls.mp4) };

/** Sound as OpenAI has it, which takes bytes only. */
const sound = pass(showing({ type: "input_audio", input_audio: { data: base64.wav, format: "wav" } }));
export const sounds: Part<"audio"> = { "audio bytes": sound, "audio address": sound };

/** Documents as OpenAI has them, which takes bytes only. */
const file = (filename: string) => pass(showing({ type: "file", file: { file_data: dataUrls.pdf, filename } }));
export const files: Part<"pdf"> = { "pdf bytes": file("a.pdf"), "pdf address": file("a.pdf") };

export const noImages: Part<"image"> = {
  "image address": notTaken,
  "image bytes": notTaken,
  "image detail auto": notTaken,
};
export const noVideos: Part<"video"> = { "video address": notTaken, "video bytes": notTaken };
export const noSounds: Part<"audio"> = { "audio bytes": notTaken, "audio address": notTaken };
export const noFiles: Part<"pdf"> = { "pdf bytes": notTaken, "pdf address": notTaken };

const system = (role: string) =>
  pass({
    messages: [
      { role, content: "Be brief." },
      { role: "user", content: "Hi" },
    ],
  });

/** A vendor that takes text and pictures and wants to know nothing of who asks. */
export const messageCells = {
  "system message": system("system"),
  "developer message": system("system"),
  ...images,
  ...noSounds,
  ...noVideos,
  ...noFiles,
  "modalities audio": refuse("modalities"),
  metadata: pass(),
  sess_id: pass(),
  user: pass(),
} satisfies Partial<Cells>;

/** OpenAI's word for instructions to models that reason (gateway.md 3.1, notes). */
export const developers = { "system message": system("developer"), "developer message": system("developer") };
