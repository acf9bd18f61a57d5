import { describe, expect, test } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { collectLog } from "@/lib/stream/collect";
import { expectValidBody } from "./testing/expect-valid";
import { type BodyStyle, toCompletionBody } from "./to-completion";

const envelope = { id: "chatcmpl-1", created: 1, model: "m", systemFingerprint: "fp_x" };
const usage = { ...emptyUsage(), promptTokens: 3, completionTokens: 2, totalTokens: 5, billedUnits: 2 };

function bodyOf(chunks: Chunk[], style: BodyStyle = {}) {
  const collected = collectLog(chunks.map((chunk, seq) => ({ seq, at: 0, chunk })));
  return expectValidBody(JSON.parse(JSON.stringify(toCompletionBody(collected, envelope, style))));
}

describe("an answer in one body", () => {
  test("has everything that the chunks said", () => {
    const body = bodyOf([
      { type: "reasoning-delta", choice: 0, text: "hm" },
      { type: "text-delta", choice: 0, text: "Hello" },
      { type: "text-delta", choice: 1, text: "Hi" },
      { type: "citation", citation: { index: 1, url: "https://a.example" } },
      { type: "usage", usage },
      { type: "finish", choice: 0, reason: "stop" },
      { type: "finish", choice: 1, reason: "length" },
    ]);
    expect(body).toMatchObject({
      object: "chat.completion",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Hello", reasoning_content: "hm", refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
        { index: 1, message: { content: "Hi" }, finish_reason: "length" },
      ],
      usage: { total_tokens: 5, billed_units: 2 },
      citations: ["https://a.example"],
      system_fingerprint: "fp_x",
    });
    expect(body).not.toHaveProperty("search_results");
  });

  test("gives the results of a search when asked, with all that is known of them", () => {
    const citation = {
      index: 1,
      url: "https://a.example",
      title: "A",
      snippet: "About A",
      media: "The A",
      icon: "https://a.example/i.png",
      date: "2025-01-02",
    };
    expect(bodyOf([{ type: "citation", citation }], { returnsResults: true }).search_results).toEqual([
      {
        index: 1,
        title: "A",
        url: "https://a.example",
        content: "About A",
        media: "The A",
        icon: "https://a.example/i.png",
        publish_date: "2025-01-02",
      },
    ]);
  });

  test("says null where nothing was said but called, refused or spoken", () => {
    const called = bodyOf([{ type: "tool-call-delta", choice: 0, index: 0, name: "now", arguments: " " }]);
    expect(called.choices[0]?.message).toMatchObject({
      content: null,
      tool_calls: [{ id: "call_chatcmpl-1_0_0", type: "function", function: { name: "now", arguments: "{}" } }],
    });
    const refused = bodyOf([{ type: "refusal-delta", choice: 0, text: "No." }]);
    expect(refused.choices[0]?.message).toMatchObject({ content: null, refusal: "No." });
    expect(bodyOf([]).choices[0]?.message).toMatchObject({ content: "" });
  });

  test("joins sound whose pieces were padded one by one", () => {
    const bytes = (text: string) => Buffer.from(text).toString("base64");
    const body = bodyOf([
      { type: "audio-delta", choice: 0, id: "audio_1", data: bytes("a") },
      { type: "audio-delta", choice: 0, data: bytes("bcd"), transcript: "Hel" },
      { type: "audio-delta", choice: 0, data: bytes("ef"), transcript: "lo", expiresAt: 9 },
    ]);
    const { audio, content } = body.choices[0]?.message ?? {};
    expect(audio).toEqual({ id: "audio_1", data: bytes("abcdef"), transcript: "Hello", expires_at: 9 });
    expect(content).toBeNull();
  });

  test("makes a WAV file of bare samples where one was asked for, and leaves files alone", () => {
    const soundOf = (bytes: Buffer, soundFormat: string) => {
      const body = bodyOf([{ type: "audio-delta", choice: 0, data: bytes.toString("base64") }], { soundFormat });
      return Buffer.from(body.choices[0]?.message.audio?.data ?? "", "base64");
    };
    const samples = Buffer.from([1, 2, 3, 4]);
    const file = soundOf(samples, "wav");
    expect(file.toString("latin1", 0, 16)).toBe("RIFF\x28\0\0\0WAVEfmt ");
    expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34), file.readUInt32LE(40)]).toEqual([
      1, 24_000, 16, 4,
    ]);
    expect(file.subarray(44)).toEqual(samples);
    expect(soundOf(file, "wav")).toEqual(file);
    expect(soundOf(samples, "pcm16")).toEqual(samples);
  });
});
