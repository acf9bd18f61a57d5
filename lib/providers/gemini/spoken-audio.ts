import type { Warning } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { textField } from "@/lib/providers/wire/wire-json";
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

/** A header for samples whose number is not known yet: 16 bits, one channel. */
function toWavHeader(type: string): Buffer {
  const rate = Number(/rate=(\d+)/i.exec(type)?.[1] ?? usualRate);
  const unknown = 0xff_ff_ff_ff;
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(unknown, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(unknown, 40);
  return header;
}
