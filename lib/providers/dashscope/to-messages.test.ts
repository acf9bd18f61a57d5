import { describe, expect, test } from "vitest";
import type { Part } from "@/lib/core/message";
import { says, text } from "@/lib/providers/testing/prompt";
import { manyKinds, strictDashScope } from "./testing/strict-dashscope";

const { mock, sent } = strictDashScope();

const call: Part = { type: "tool-call", id: "c1", name: "weather", arguments: '{"city":"Köln"}' };
const result: Part = { type: "tool-result", toolCallId: "c1", text: "sunny" };
const conversation = [
  says("system", text("Be brief.")),
  says("system", text("")),
  says("user", text("Weather"), text(" now?")),
  says("assistant", { type: "reasoning", text: "hm" }, call),
  says("tool", result),
];

describe("the messages", () => {
  test("of a model of text are strings", async () => {
    const body = await sent({ messages: conversation });
    expect(mock().seen.at(-1)?.url).toBe("/api/v1/services/aigc/text-generation/generation");
    expect(body.input.messages).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "Weather now?" },
      {
        role: "assistant",
        content: "",
        tool_calls: [
          { id: "c1", index: 0, type: "function", function: { name: "weather", arguments: '{"city":"Köln"}' } },
        ],
      },
      { role: "tool", tool_call_id: "c1", content: "sunny" },
    ]);
  });

  test("of a model that sees are lists, also without a picture", async () => {
    const body = await sent({ messages: conversation }, { input: manyKinds });
    expect(mock().seen.at(-1)?.url).toBe("/api/v1/services/aigc/multimodal-generation/generation");
    expect(body.input.messages).toMatchObject([
      { role: "system", content: [{ text: "Be brief." }] },
      { role: "user", content: [{ text: "Weather" }, { text: " now?" }] },
      { role: "assistant", content: [], tool_calls: [{ id: "c1" }] },
      { role: "tool", tool_call_id: "c1", content: [{ text: "sunny" }] },
    ]);
  });

  const frames = [1, 2, 3, 4].map((at) => `https://example.org/${at}.jpg`);
  test.each<[string, Part, object]>([
    ["a picture", { type: "image", url: "data:image/png;base64,AAEC" }, { image: "data:image/png;base64,AAEC" }],
    [
      "a film",
      { type: "video", url: "https://example.org/a.mp4", fps: 2 },
      { video: "https://example.org/a.mp4", fps: 2 },
    ],
    ["pictures of a film", { type: "video", url: "", frames }, { video: frames }],
    ["sound", { type: "audio", data: "AAEC", format: "mp3" }, { audio: "data:;base64,AAEC" }],
    [
      "an address of sound",
      { type: "audio", url: "https://example.org/a.mp3" },
      { audio: "https://example.org/a.mp3" },
    ],
  ])("can hold %s", async (_what, part, expected) => {
    const body = await sent({ messages: [says("user", text("Look:"), part)] }, { input: manyKinds });
    expect(body.input.messages).toEqual([{ role: "user", content: [{ text: "Look:" }, expected] }]);
  });

  test("show what a tool has shown after its results", async () => {
    const shown: Part = { type: "image", url: "https://example.org/map.png" };
    const messages = [says("user", text("Map")), says("assistant", call), says("tool", result, shown)];
    const body = await sent({ messages }, { input: manyKinds });
    expect(body.input.messages.slice(2)).toEqual([
      { role: "tool", tool_call_id: "c1", content: [{ text: "sunny" }] },
      { role: "user", content: [{ image: "https://example.org/map.png" }] },
    ]);
  });
});
