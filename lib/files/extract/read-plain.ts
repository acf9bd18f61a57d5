import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Identify } from "./extracted.ts";
import { ReadError } from "./read-error.ts";
import { SinkFull, type TextSink } from "./text-sink.ts";

/** The controls that are in some texts: tab, line feed, form feeds, carriage return and escape. */
const inText = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

/** Bytes from which an encoding is guessed. */
const sampleBytes = 64 * 1024;

/** Reads a file as text in whichever encoding it is. @throws ReadError of reason `type` when it is none. */
export async function readPlain(path: string, sink: TextSink, identify: Identify): Promise<void> {
  const encoding = await encodingOf(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isFull = false;
  const take = (text: string) => {
    if (isBinary(text)) throw notText();
    if (isFull) return;
    try {
      sink.write(text);
    } catch (error) {
      if (!(error instanceof SinkFull)) throw error;
      // What is behind the bound must be text too.
      isFull = true;
    }
  };
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: sampleBytes })) {
      take(decoder.decode(bytes as Buffer, { stream: true }));
    }
    take(decoder.decode());
  } catch (error) {
    throw error instanceof TypeError ? notText() : error;
  }
  identify({ kind: "text", mediaType: "text/plain" });
  if (isFull) throw new SinkFull();
}

function isBinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !inText.has(code)) return true;
  }
  return false;
}

function notText(): ReadError {
  return new ReadError("type", "it is not text");
}

/** By its mark, else UTF-8 where it is valid, else what looks like it. */
async function encodingOf(path: string): Promise<string> {
  const sample = await readSample(path);
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  if (decodes(sample, "utf-8") !== undefined) return "utf-8";
  const chinese = decodes(sample, "gb18030");
  if (chinese !== undefined && isChinese(chinese)) return "gb18030";
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  if (high > sample.length * 0.3) throw notText();
  return "windows-1252";
}

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The sample in an encoding; a character that the sample's end cuts does no harm. */
function decodes(sample: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return undefined;
  }
}

/** Most of what is not ASCII are common ideographs and full-width signs, as in no other text read that way. */
function isChinese(text: string): boolean {
  const other = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const common = text.match(/[\u3000-\u303f\u4e00-\u9fa5\uff00-\uffef\u2010-\u2026]/g)?.length ?? 0;
  return other > 0 && common >= other * 0.9;
}
