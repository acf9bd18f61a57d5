import { describe, expect, test } from "vitest";
import type { Part } from "@/lib/core/message";
import { toChatHistory } from "./chat-history";

const same = (value: unknown) => value;
const text = (said: string): Part => ({ type: "text", text: said });
const call = (id: string, name: string, written: string): Part => ({ type: "tool-call", id, name, arguments: written });
const result = (toolCallId: string, said: string): Part => ({ type: "tool-result", toolCallId, text: said });

describe("a conversation in the engine's words", () => {
  test("leaves thoughts and empty answers out", () => {
    const history = toChatHistory(
      [
        { role: "system", parts: [text("Be kind")] },
        { role: "user", parts: [text("Hello"), text("again")] },
        { role: "assistant", parts: [{ type: "reasoning", text: "Hm" }, text("Hi")] },
        { role: "user", parts: [text("Bye")] },
        { role: "assistant", parts: [{ type: "reasoning", text: "only a thought" }] },
      ],
      same,
    );
    expect(history).toEqual([
      { type: "system", text: "Be kind" },
      { type: "user", text: "Hello\nagain" },
      { type: "model", response: ["Hi"] },
      { type: "user", text: "Bye" },
    ]);
  });

  test("puts calls, their results in any order, and what followed into one answer", () => {
    const history = toChatHistory(
      [
        { role: "user", parts: [text("Weather?")] },
        { role: "assistant", parts: [text("I look"), call("a", "see", '{"at":1}'), call("b", "hear", "")] },
        { role: "tool", parts: [result("b", "a bark")] },
        { role: "tool", parts: [result("a", '{"sky":"blue"}')] },
        { role: "assistant", parts: [call("a", "see", "{}")] },
        { role: "tool", parts: [result("a", "nothing")] },
        { role: "assistant", parts: [text("It is fine")] },
      ],
      same,
    );
    const called = (name: string, params: unknown, given: unknown, startsNewChunk: boolean) => ({
      ...{ type: "functionCall", name, params, result: given, startsNewChunk },
    });
    expect(history[1]).toEqual({
      type: "model",
      response: [
        "I look",
        called("see", { at: 1 }, { sky: "blue" }, true),
        called("hear", {}, "a bark", false),
        called("see", {}, "nothing", true),
        "It is fine",
      ],
    });
    expect(history).toHaveLength(2);
  });

  test("keeps the result of a call that nobody knows", () => {
    expect(toChatHistory([{ role: "tool", parts: [result("x", "a cat")] }], same)).toEqual([
      { type: "user", text: "[result] a cat" },
    ]);
  });

  test("passes on in words what an assistant showed, and refuses what a user shows", () => {
    const image: Part = { type: "image", url: "data:image/png;base64,AA==" };
    const audio: Part = { type: "audio", transcript: "Good day" };
    expect(toChatHistory([{ role: "assistant", parts: [image, audio] }], same)).toEqual([
      { type: "model", response: ["[image]\nGood day"] },
    ]);
    for (const role of ["user", "tool", "system"] as const) {
      expect(() => toChatHistory([{ role, parts: [audio] }], same)).toThrow("messages[0].content[0]");
    }
  });
});
