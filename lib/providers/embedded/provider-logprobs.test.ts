import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { type Ask, chunksOf, logprobsIn, textIn } from "./testing/ask-starter";

const withTop = (top: number, more: Ask = {}) => chunksOf({ logprobs: true, topLogprobs: top, ...more });

function bytesOf(chunks: Chunk[]): Buffer {
  return Buffer.from(logprobsIn(chunks).flatMap((one) => one.bytes ?? []));
}

describe("log probabilities", () => {
  test.each<[string, Ask]>([
    ["an English answer", {}],
    ["a Chinese answer of whole words", { prompt: "你好" }],
    ["characters made of several tokens", { prompt: "你好", temperature: 2, seed: 4, maxCompletionTokens: 80 }],
    ["an answer after a thought", { thinking: { mode: "on" } }],
    ["an answer cut by its length", { maxCompletionTokens: 4 }],
    ["an answer cut within a token", { stop: ["emo mod"] }],
    ["an answer cut within its first token", { stop: ["o! I"] }],
    ["JSON", { responseFormat: { type: "json" } }],
    ["an answer beside functions", { tools: [{ name: "ping" }] }],
  ])("stand beside every byte of %s, sorted and sane", async (_, question) => {
    const chunks = await withTop(3, question);
    const tokens = logprobsIn(chunks);
    expect(textIn(chunks)).not.toBe("");
    // A part of a character that nothing completes is no text.
    expect(bytesOf(chunks).toString().replaceAll("\uFFFD", "")).toBe(textIn(chunks));
    for (const { logprob, top, bytes } of tokens) {
      const values = top.map((one) => one.logprob);
      expect([logprob, ...values].every((value) => value <= 0 && Number.isFinite(value))).toBe(true);
      expect(values).toEqual(values.toSorted((left, right) => right - left));
      expect(values.reduce((sum, value) => sum + Math.exp(value), 0)).toBeLessThan(1.001);
      expect(top.length).toBeLessThanOrEqual(3);
      expect(bytes?.length).toBeGreaterThan(0);
    }
  });

  test("give single bytes where a token is a part of a character", async () => {
    const tokens = logprobsIn(await withTop(20, { prompt: "你好" }));
    const parts = tokens.flatMap(({ top }) => top).filter(({ token }) => token.includes("\uFFFD"));
    expect(parts.length).toBeGreaterThan(0);
    for (const { bytes } of parts) expect(Buffer.from(bytes ?? []).toString()).toContain("\uFFFD");
  });

  test("name the token that was written first when nothing is left to chance", async () => {
    for (const { token, logprob, top } of logprobsIn(await withTop(2)))
      expect(top[0]).toMatchObject({ token, logprob });
  });

  test("do not depend on the temperature", async () => {
    const first = async (temperature: number) => {
      const [one] = logprobsIn(await withTop(5, { temperature, seed: 1, maxCompletionTokens: 1 }));
      return (one?.top ?? []).map(({ token, logprob }) => `${token} ${logprob.toFixed(2)}`);
    };
    const cold = await first(0);
    expect(cold).toHaveLength(5);
    expect(cold[1]).toMatch(/-[1-9]/);
    expect(await first(1)).toEqual(cold);
    expect(await first(1.7)).toEqual(cold);
  });

  test("change nothing in the answer, and are left out unless they are wanted", async () => {
    const question: Ask = { prompt: "Tell me a story", temperature: 1.5, seed: 3, maxCompletionTokens: 30 };
    const plain = await chunksOf(question);
    const chunks = await withTop(0, question);
    expect(textIn(chunks)).toBe(textIn(plain));
    expect(logprobsIn(plain)).toEqual([]);
    expect(logprobsIn(chunks).every(({ top }) => top.length === 0)).toBe(true);
  });
});
