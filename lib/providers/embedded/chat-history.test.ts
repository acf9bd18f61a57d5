import { expect, test } from "vitest";
import { toChatHistory } from "./chat-history";

test("turns every role and part into text, leaving thoughts and empty answers out", () => {
  const history = toChatHistory([
    { role: "system", parts: [{ type: "text", text: "Be kind" }] },
    {
      role: "user",
      parts: [
        { type: "text", text: "Look" },
        { type: "image", url: "data:image/png;base64,AA==" },
      ],
    },
    {
      role: "assistant",
      parts: [
        { type: "reasoning", text: "Hm" },
        { type: "tool-call", id: "1", name: "see", arguments: '{"at":1}' },
      ],
    },
    { role: "tool", parts: [{ type: "tool-result", toolCallId: "1", text: "a cat" }] },
    { role: "assistant", parts: [{ type: "reasoning", text: "only a thought" }] },
  ]);
  expect(history).toEqual([
    { type: "system", text: "Be kind" },
    { type: "user", text: "Look\n[image]" },
    { type: "model", response: ['[called see({"at":1})]'] },
    { type: "user", text: "[result] a cat" },
  ]);
});
