import { expect, test } from "vitest";
import { loadTokenizer } from "./count-tokens";

test("words, ideographs and special marks are counted as the tokenizer has them", async () => {
  const count = await loadTokenizer();
  expect(count("")).toBe(0);
  expect(count("hello world")).toBe(2);
  expect(count("你好，世界")).toBeLessThanOrEqual(5);
  expect(count("<|endoftext|>")).toBeGreaterThan(0);
});

test("a long text counts as its parts do", async () => {
  const count = await loadTokenizer();
  const sentence = "The quick brown fox jumps over the lazy dog. ";
  const once = count(sentence.repeat(100));
  expect(count(sentence.repeat(1_000)) / once).toBeCloseTo(10, 0);
  expect(count(sentence.repeat(40_000)) / once).toBeCloseTo(400, -1);
});

test("a run without spaces does not hold up the server", async () => {
  const count = await loadTokenizer();
  const before = performance.now();
  expect(count("a".repeat(100_000))).toBeGreaterThan(10_000);
  // In one piece it takes seven seconds.
  expect(performance.now() - before).toBeLessThan(3_000);
});
