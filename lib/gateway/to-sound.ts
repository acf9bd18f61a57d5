import { wavHeader } from "@/lib/stream/wav-header";

/** How the base64 of a WAV file begins: RIFF. */
const riff = "UklGR";
/** What OpenAI and Qwen stream: bare samples of 16 bits, one channel. https://platform.openai.com/docs/guides/audio */
const samplesPerSecond = 24_000;

/** Sound in base64 as a file, where a WAV file was asked for and bare samples came, as they do in streams. */
export function toSound(base64: string, format: string | undefined): string {
  if (format !== "wav" || base64 === "" || base64.startsWith(riff)) return base64;
  const samples = Buffer.from(base64, "base64");
  return Buffer.concat([wavHeader(samplesPerSecond, samples.length), samples]).toString("base64");
}
