import { z } from "zod";
import { toDataUrl, typeOfBareBase64 } from "./bare-base64";

/** The content of a message: a text, or parts in every spelling that clients use (gateway.md 3.5). */

/** What upstreams, or Parley for them, fetch: the web, bytes inline, and files that lie with Kimi or Google already. */
const hasScheme = /^(https?|data|ms|gs):/i;

const address = z
  .string()
  .min(1)
  .refine((text) => hasScheme.test(text) || typeOfBareBase64(text), "must be an http(s) address or a data URL")
  .transform(toDataUrl);

const fps = z.number().positive().max(1_000).nullish();

type Place = { url: string; detail?: string | null; fps?: number | null; filename?: string | null };

/** An address as OpenAI nests it, or plain. */
const place = z
  .union(
    [address, z.object({ url: address, detail: z.string().nullish(), fps, filename: z.string().max(1_000).nullish() })],
    { error: "must be an address or {url}" },
  )
  .transform((given): Place => (typeof given === "string" ? { url: given } : given));

/** Bytes in base64, or an address, as OpenAI and as Doubao and Qwen have it. */
const bytes = z
  .object({ data: z.string().min(1).optional(), url: address.optional(), format: z.string().min(1).max(64).nullish() })
  .refine(({ data, url }) => data !== undefined || url !== undefined, {
    path: ["data"],
    error: "must be base64 or a data URL",
  });

const textPart = z.object({ type: z.literal("text"), text: z.string() });
const imagePart = z.object({
  type: z.literal("image_url"),
  image_url: place,
});
const audioPart = z.object({ type: z.literal("input_audio"), input_audio: bytes });
const audioUrlPart = z.object({ type: z.literal("audio_url"), audio_url: place });
const videoPart = z.object({ type: z.literal("video_url"), video_url: place, fps });
const inputVideoPart = z.object({ type: z.literal("input_video"), input_video: z.union([place, bytes]) });
const framesPart = z.object({
  type: z.literal("video"),
  video: z.union([address, z.array(address).min(1).max(2_000)], { error: "must be an address or addresses" }),
  fps,
});
const filePart = z.object({
  type: z.literal("file"),
  file: z
    .object({
      file_data: z.string().min(1).nullish(),
      file_id: z.string().min(1).nullish(),
      file_url: address.nullish(),
      filename: z.string().max(1_000).nullish(),
    })
    .refine(({ file_data, file_id, file_url }) => file_data || file_id || file_url, {
      path: ["file_data"],
      error: "give file_data, file_id or file_url",
    }),
});
const fileUrlPart = z.object({ type: z.literal("file_url"), file_url: place });
const refusalPart = z.object({ type: z.literal("refusal"), refusal: z.string() });
/** What clients of other APIs send back with an answer; Mistral's thought is a list of texts. */
const thinkingPart = z.object({
  type: z.literal("thinking"),
  thinking: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]),
});
const redactedPart = z.object({ type: z.literal("redacted_thinking") });

const contentPart = z.discriminatedUnion("type", [
  textPart,
  imagePart,
  audioPart,
  audioUrlPart,
  videoPart,
  inputVideoPart,
  framesPart,
  filePart,
  fileUrlPart,
  refusalPart,
  thinkingPart,
  redactedPart,
]);
export type ContentPart = z.infer<typeof contentPart>;

const mostParts = 10_000;
const listError = { error: "must be a string or an array of content parts" };

/** What a person or a tool says. */
export const contentSchema = z.union([z.string(), z.array(contentPart).min(1).max(mostParts)], listError);
/** What an assistant said; nothing at all when it only called tools. */
export const spokenContentSchema = z.union([z.string(), z.array(contentPart).max(mostParts)], listError);
/** Instructions are text. */
export const textContentSchema = z.union([z.string(), z.array(textPart).min(1).max(mostParts)], {
  error: "must be a string or an array of text parts",
});
