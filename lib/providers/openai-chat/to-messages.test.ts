import { describe, expect, test } from "vitest";
import type { Thinking } from "@/lib/core/chat-request";
import type { Part, PromptMessage } from "@/lib/core/message";
import type { Quirks } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { toBody } from "./to-body";

type Manner = { quirks?: Quirks; thinking?: Thinking; byDefault?: boolean };

/** The messages as they go over the wire. */
function wire(messages: PromptMessage[], { quirks = {}, thinking = { mode: "unset" }, byDefault = true }: Manner = {}) {
  const call = callOf(
    { messages, thinking },
    { protocol: "openai-chat", quirks },
    {
      thinking: { kind: "type", canDisable: true, byDefault, efforts: [] },
    },
  );
  return JSON.parse(JSON.stringify(toBody(call))).messages;
}

const user = (...parts: Part[]): PromptMessage => ({ role: "user", parts });
const call = (id: string): Part => ({ type: "tool-call", id, name: "f", arguments: "{}" });
const result = (toolCallId: string, text: string): Part => ({ type: "tool-result", toolCallId, text });
const called = (id: string) => ({ id, type: "function", function: { name: "f", arguments: "{}" } });

test("text alone is a string, and with other parts a list", () => {
  const text = { type: "text", text: "a" } as const;
  expect(wire([user(text, { type: "text", text: "b" }), user()])).toEqual([
    { role: "user", content: "ab" },
    { role: "user", content: "" },
  ]);
  expect(wire([user(text, { type: "image", url: "data:x", detail: "low" })])).toEqual([
    {
      role: "user",
      content: [
        { type: "text", text: "a" },
        { type: "image_url", image_url: { url: "data:x", detail: "low" } },
      ],
    },
  ]);
});

test("audio, video and files have their parts", () => {
  const message = user(
    { type: "audio", data: "AA", format: "mp3" },
    { type: "audio", url: "data:audio/x-wav;base64,AAEC" },
    { type: "audio", url: "https://example.org/a" },
    { type: "video", url: "https://example.org/v", fps: 2 },
    { type: "video", url: "", frames: ["https://example.org/1", "https://example.org/2"] },
    { type: "file", data: "data:x", filename: "a.pdf" },
    { type: "file", url: "https://example.org/b.pdf" },
    { type: "file", fileId: "file-1" },
    { type: "audio" },
  );
  expect(wire([message])[0].content).toEqual([
    { type: "input_audio", input_audio: { data: "AA", format: "mp3" } },
    { type: "input_audio", input_audio: { data: "AAEC", format: "wav" } },
    { type: "audio_url", audio_url: { url: "https://example.org/a" } },
    { type: "video_url", video_url: { url: "https://example.org/v", fps: 2 } },
    { type: "video", video: ["https://example.org/1", "https://example.org/2"] },
    { type: "file", file: { file_data: "data:x", filename: "a.pdf" } },
    { type: "file_url", file_url: { url: "https://example.org/b.pdf" } },
    { type: "file", file: { file_id: "file-1" } },
  ]);
});

test("an assistant's tool calls and their results become OpenAI's messages; its reasoning and sources stay", () => {
  const messages: PromptMessage[] = [
    {
      role: "assistant",
      carry: { protocol: "openai-chat", content: { reasoning: "hm" } },
      parts: [
        { type: "reasoning", text: "hm" },
        { type: "citation", citation: { index: 1, url: "https://example.org/" } },
        call("1"),
      ],
    },
    { role: "tool", parts: [result("1", "r"), result("2", "s")] },
  ];
  expect(wire(messages)).toEqual([
    { role: "assistant", content: null, tool_calls: [called("1")] },
    { role: "tool", tool_call_id: "1", content: "r" },
    { role: "tool", tool_call_id: "2", content: "s" },
  ]);
});

test("an answer of nothing but reasoning is sent as an empty one, and names are kept", () => {
  const message: PromptMessage = { role: "assistant", name: "ann", parts: [{ type: "reasoning", text: "hm" }] };
  expect(wire([message])).toEqual([{ role: "assistant", name: "ann", content: "" }]);
});

test("what tools have shown follows the last of their results as the user's", () => {
  const image: Part = { type: "image", url: "data:image/png;base64,AA" };
  const shown = { type: "image_url", image_url: { url: "data:image/png;base64,AA" } };
  const messages: PromptMessage[] = [
    { role: "assistant", parts: [call("1"), call("2")] },
    { role: "tool", parts: [result("1", "r"), image] },
    { role: "tool", parts: [image, result("2", "s")] },
    user({ type: "text", text: "And?" }),
    { role: "assistant", parts: [call("3")] },
    { role: "tool", parts: [result("3", "t"), image] },
  ];
  expect(wire(messages).map(({ role, content }: { role: string; content: unknown }) => [role, content])).toEqual([
    ["assistant", null],
    ["tool", "r"],
    ["tool", "s"],
    ["user", [shown, shown]],
    ["user", "And?"],
    ["assistant", null],
    ["tool", "t"],
    ["user", [shown]],
  ]);
});

test("ids that a vendor refuses are replaced, a call and its result alike, and every time alike", () => {
  const messages: PromptMessage[] = [
    { role: "assistant", parts: [call("call_a"), call("abcDEF123"), call("call_b")] },
    { role: "tool", parts: [result("call_a", "1"), result("abcDEF123", "2"), result("call_b", "3")] },
  ];
  const sent = wire(messages, { quirks: { toolCallIdLength: 9 } });
  const ids = sent[0].tool_calls.map(({ id }: { id: string }) => id);
  expect(sent.slice(1).map((message: { tool_call_id: string }) => message.tool_call_id)).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
  expect(ids[1]).toBe("abcDEF123");
  for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
  expect(wire(messages, { quirks: { toolCallIdLength: 9 } })).toEqual(sent);
});

test("instructions have the role that the vendor wants", () => {
  const messages: PromptMessage[] = [{ role: "system", parts: [{ type: "text", text: "Be brief." }] }];
  expect(wire(messages, { quirks: { systemRole: "developer" } })).toEqual([
    { role: "developer", content: "Be brief." },
  ]);
});

describe("a thought goes back to a vendor that wants it", () => {
  const quirks: Quirks = { returnsReasoning: true };
  const answer = (message: Partial<PromptMessage>): PromptMessage[] => [
    { role: "assistant", parts: [call("1")], ...message },
  ];
  const sent = (message: Partial<PromptMessage>, manner: Manner = {}) => {
    const [{ reasoning_content, reasoning_details }] = wire(answer(message), { quirks, ...manner });
    return reasoning_content ?? reasoning_details;
  };
  const carry = { protocol: "openai-chat", content: { reasoning: "kept", details: [{ type: "reasoning.text" }] } };
  const parts: Part[] = [{ type: "reasoning", text: "sent " }, { type: "reasoning", text: "back" }, call("1")];
  const details: Quirks = { returnsReasoning: true, reasoningField: "reasoning_details" };

  test.each([
    ["as it was kept", { carry, parts }, {}, "kept"],
    ["as the client sent it", { parts }, {}, "sent back"],
    [
      "as the client sent it when another protocol kept it",
      { carry: { ...carry, protocol: "gemini" }, parts },
      {},
      "sent back",
    ],
    ["as a blank when nobody kept it", {}, {}, " "],
    ["with every answer", { parts: [{ type: "text", text: "Hi" }] }, {}, " "],
    ["in its details", { carry }, { quirks: details }, [{ type: "reasoning.text" }]],
    ["as a detail of its own", { parts }, { quirks: details }, [{ type: "reasoning.text", text: "sent back" }]],
    ["not at all where there is no detail", {}, { quirks: details }, undefined],
    ["not when thinking is off", { carry }, { thinking: { mode: "off" } }, undefined],
    ["not when the model does not think by itself", { carry }, { byDefault: false }, undefined],
    ["when such a model is told to think", { carry }, { byDefault: false, thinking: { mode: "on" } }, "kept"],
    [
      "not when what was kept makes no sense",
      { carry: { protocol: "openai-chat", content: [{ reasoning: 1 }] } },
      {},
      " ",
    ],
  ] as [string, Partial<PromptMessage>, Manner, unknown][])("%s", (_how, message, manner, expected) => {
    expect(sent(message, manner)).toEqual(expected);
  });
});
