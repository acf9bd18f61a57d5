import type { ChatHistoryItem } from "node-llama-cpp";
import { describe, expect, test } from "vitest";
import { fitHistory } from "./fit-history";

/** One token a character, and two around each message. */
const measure = {
  text: (text: string) => text.length,
  prompt: (history: ChatHistoryItem[]) => history.reduce((sum, item) => sum + lengthOf(item) + 2, 0),
};

function lengthOf(item: ChatHistoryItem): number {
  return item.type === "model" ? item.response.join("").length : String(item.text).length;
}

const user = (text: string): ChatHistoryItem => ({ type: "user", text });
const model = (text: string): ChatHistoryItem => ({ type: "model", response: [text] });
const system = (text: string): ChatHistoryItem => ({ type: "system", text });

describe("fitting a conversation into 100 tokens", () => {
  test("keeps what fits as it is", () => {
    const history = [system("s"), user("u"), model("m"), user("v")];
    expect(fitHistory(history, 100, undefined, measure)).toEqual({ history, promptTokens: 12 });
  });

  test("drops the oldest, never the system message, and never begins with an answer", () => {
    const history = [system("sys"), user("a".repeat(30)), model("b".repeat(30)), user("c".repeat(20)), user("d")];
    const fitted = fitHistory(history, 100, undefined, measure);
    expect(fitted).toEqual({ history: [history[0], history[3], history[4]], promptTokens: 30 });
  });

  test("leaves less room for the answer rather than refusing the last message", () => {
    expect(fitHistory([user("a".repeat(80))], 100, undefined, measure).promptTokens).toBe(82);
  });

  test("refuses a last message that is too long, in numbers", () => {
    expect(() => fitHistory([user("x"), user("a".repeat(90))], 100, undefined, measure)).toThrow(
      "maximum context length is 100 tokens. However, your messages resulted in 92 tokens",
    );
  });

  test("refuses functions that take all the room, without rendering them", () => {
    const prompt = () => expect.unreachable("was rendered");
    const besides = "f".repeat(500);
    expect(() => fitHistory([user("x")], 100, undefined, { ...measure, prompt, besides })).toThrow("500 tokens");
  });

  test("keeps the question that called for what a model does at the end", () => {
    const history = [user("a".repeat(60)), model("b"), user("q"), model("c".repeat(60))];
    expect(fitHistory(history, 100, undefined, measure).history).toEqual(history.slice(2));
  });

  test("does not read a very long text to its end", () => {
    let longest = 0;
    const watched = {
      prompt: measure.prompt,
      text: (text: string) => {
        longest = Math.max(longest, text.length);
        return text.length;
      },
    };
    expect(() => fitHistory([user("a".repeat(1_000_000))], 100, undefined, watched)).toThrow("1000000 tokens");
    expect(longest).toBeLessThan(2_000);
  });
});
