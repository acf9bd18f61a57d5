import type { Warning } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { textField } from "@/lib/net/wire-json";
import { wavHeader } from "@/lib/stream/wav-header";
import { toId } from "./to-id";

const isSamples = /^audio\/(l16|pcm)\b/i;
const usualRate = 24_000;
const asWav: Warning = { param: "audio.format", action: "adjusted", reason: "the model speaks WAV or PCM" };
/** Bytes of base64 that can be put after one another without padding. */
const group = 3;

/**
 * Follows what one candidate says aloud. Gemini gives bare samples (`audio/L16;codec=pcm;rate=24000`), which are a WAV
 * file once a header is before them; pieces are cut so that their base64 can be joined.
 */
export class SpokenAudio {
  readonly #choice: number;
  readonly #format: string;
  #id?: string;
  #rest = Buffer.alloc(0);

  /** `format` is what the client wants to hear. */
  constructor(choice: number, format = "wav") {
    this.#choice = choice;
    this.#format = format;
  }

  read(inlineData: unknown, responseId: string | undefined): Chunk[] {
    const type = textField(inlineData, "mimeType") ?? "";
    const bytes = Buffer.from(textField(inlineData, "data") ?? "", "base64");
    const needsHeader = this.#id === undefined && isSamples.test(type) && this.#format !== "pcm16";
    this.#id ??= toId("audio", responseId, this.#choice, 0);
    const header = needsHeader ? toWavHeader(type) : Buffer.alloc(0);
    const all = Buffer.concat([header, this.#rest, bytes]);
    const whole = all.length - (all.length % group);
    this.#rest = all.subarray(whole);
    const said = this.#tell(all.subarray(0, whole));
    return needsHeader && this.#format !== "wav" ? [{ type: "warning", warning: asWav }, ...said] : said;
  }

  flush(): Chunk[] {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return this.#tell(rest);
  }

  #tell(bytes: Buffer): Chunk[] {
    if (bytes.length === 0) return [];
    return [{ type: "audio-delta", choice: this.#choice, id: this.#id, data: bytes.toString("base64") }];
  }
}

/** Samples are made as they are spoken, so their number is not known yet. */
function toWavHeader(type: string): Buffer {
  return wavHeader(Number(/rate=(\d+)/i.exec(type)?.[1] ?? usualRate));
}
