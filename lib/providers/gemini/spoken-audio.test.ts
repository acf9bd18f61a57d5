import { describe, expect, test } from "vitest";
import { standIns, utf8 } from "@/lib/providers/openai-chat/testing/answering-upstream";
import { only } from "@/lib/stream/testing/chunks";
import { askGemini } from "./testing/ask-gemini";

const upstreamAnswering = standIns();

const event = (part: object | undefined, more: object = {}) =>
  `data: ${JSON.stringify({ candidates: [{ content: { parts: part ? [part] : [] }, ...more }], responseId: "r" })}\r\n\r\n`;

describe("a spoken answer", () => {
  const samples = Buffer.from(Array.from({ length: 40 }, (_, at) => at));
  const said = [samples.subarray(0, 10), samples.subarray(10, 11), samples.subarray(11)]
    .map((piece) => ({ inlineData: { mimeType: "audio/L16;codec=pcm;rate=16000", data: piece.toString("base64") } }))
    .map((part) => event(part))
    .join("");
  const speak = async (format: string) => {
    const upstream = await upstreamAnswering({ bytes: utf8(said + event(undefined, { finishReason: "STOP" })) });
    return askGemini(upstream, { modalities: ["audio"], audio: { voice: "Kore", format } });
  };
  const heard = (chunks: Awaited<ReturnType<typeof speak>>) =>
    Buffer.from(
      only(chunks, "audio-delta")
        .map(({ data }) => data)
        .join(""),
      "base64",
    );

  test("comes as samples whose base64 can be joined", async () => {
    const chunks = await speak("pcm16");
    expect(heard(chunks)).toEqual(samples);
    expect(new Set(only(chunks, "audio-delta").map(({ id }) => id)).size).toBe(1);
  });

  test.each([
    ["wav", 0],
    ["mp3", 1],
  ])("comes as WAV for %s, with %i warnings", async (format, warnings) => {
    const chunks = await speak(format);
    const wav = heard(chunks);
    expect(wav.subarray(0, 4).toString()).toBe("RIFF");
    expect(wav.readUInt32LE(24)).toBe(16_000);
    expect(wav.subarray(44)).toEqual(samples);
    expect(only(chunks, "warning")).toHaveLength(warnings);
  });
});
