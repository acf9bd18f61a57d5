import { describe, expect, test } from "vitest";
import { ask, wrongAt } from "./testing/ask";

const png = "iVBORw0KGgoAAAANSUhEUg==";
const mp3 = "SUQzBAAAAAAA";

const parts = (content: unknown) => ask({ messages: [{ role: "user", content }] }).messages[0]?.parts;
const messages = (...given: object[]) => ask({ messages: given }).messages;
const says = (text: string) => ({ type: "text", text });

describe("a part", () => {
  test.each<[object, object]>([
    [{ type: "text", text: "Hi" }, says("Hi")],
    [
      { type: "image_url", image_url: { url: "https://a.example/a.png", detail: "low" } },
      { type: "image", url: "https://a.example/a.png", detail: "low" },
    ],
    [
      { type: "image_url", image_url: "https://a.example/a.png" },
      { type: "image", url: "https://a.example/a.png" },
    ],
    [
      { type: "image_url", image_url: { url: png } },
      { type: "image", url: `data:image/png;base64,${png}` },
    ],
    [
      { type: "video_url", video_url: { url: "https://a.example/a.mp4", fps: 2 } },
      { type: "video", url: "https://a.example/a.mp4", fps: 2 },
    ],
    [
      { type: "video_url", video_url: "https://a.example/a.mp4", fps: 3 },
      { type: "video", url: "https://a.example/a.mp4", fps: 3 },
    ],
    [
      { type: "video", video: ["https://a.example/1.png", "https://a.example/2.png"], fps: 1 },
      { type: "video", url: "", frames: ["https://a.example/1.png", "https://a.example/2.png"], fps: 1 },
    ],
    [
      { type: "video", video: "https://a.example/a.mp4" },
      { type: "video", url: "https://a.example/a.mp4" },
    ],
    [
      { type: "input_video", input_video: { data: "AAAA", format: "webm" } },
      { type: "video", url: "data:video/webm;base64,AAAA" },
    ],
    [
      { type: "input_video", input_video: "https://a.example/a.mp4" },
      { type: "video", url: "https://a.example/a.mp4" },
    ],
    [
      { type: "input_audio", input_audio: { data: mp3, format: "mp3" } },
      { type: "audio", data: mp3, format: "mp3" },
    ],
    [
      { type: "input_audio", input_audio: { data: `data:audio/x-wav;base64,${mp3}` } },
      { type: "audio", data: mp3, format: "wav" },
    ],
    [
      { type: "input_audio", input_audio: { data: `data:;base64,${mp3}`, format: "mp3" } },
      { type: "audio", data: mp3, format: "mp3" },
    ],
    [
      { type: "input_audio", input_audio: { data: "https://a.example/a.mp3", format: "mp3" } },
      { type: "audio", url: "https://a.example/a.mp3", format: "mp3" },
    ],
    [
      { type: "audio_url", audio_url: { url: "https://a.example/a.mp3" } },
      { type: "audio", url: "https://a.example/a.mp3" },
    ],
    [
      { type: "audio_url", audio_url: `data:audio/mpeg;base64,${mp3}` },
      { type: "audio", data: mp3, format: "mp3" },
    ],
    [
      { type: "file", file: { file_data: "data:application/pdf;base64,JVBERi0x", filename: "a.pdf" } },
      { type: "file", data: "data:application/pdf;base64,JVBERi0x", filename: "a.pdf" },
    ],
    [
      { type: "file", file: { file_data: "JVBERi0x" } },
      { type: "file", data: "data:application/pdf;base64,JVBERi0x" },
    ],
    [
      { type: "file", file: { file_data: "https://a.example/a.pdf" } },
      { type: "file", url: "https://a.example/a.pdf" },
    ],
    [
      { type: "file", file: { file_id: "file-1" } },
      { type: "file", fileId: "file-1" },
    ],
    [
      { type: "file_url", file_url: { url: "https://a.example/a.pdf" } },
      { type: "file", url: "https://a.example/a.pdf" },
    ],
    [
      { type: "refusal", refusal: "No." },
      { type: "refusal", text: "No." },
    ],
  ])("%j is %j", (sent, part) => {
    expect(parts([sent])).toEqual([part]);
  });

  test.each([
    { type: "image_url", image_url: {} },
    { type: "image_url", image_url: "no address" },
    { type: "image_url", image_url: { url: "no address" } },
    { type: "input_audio", input_audio: { format: "mp3" } },
    { type: "video", video: [] },
    { type: "file", file: { filename: "a.pdf" } },
    { type: "hologram" },
  ])("%j is refused", (sent) => {
    expect(wrongAt({ messages: [{ role: "user", content: [sent] }] })).toMatch(/^messages\.0\.content/);
  });

  test("with pictures is not for instructions", () => {
    const image = { type: "image_url", image_url: "https://a.example/a.png" };
    expect(wrongAt({ messages: [{ role: "system", content: [image] }] })).toBe("messages.0.content");
    expect(wrongAt({ messages: [{ role: "user", content: [] }] })).toBe("messages.0.content");
  });
});

describe("a message", () => {
  test("of a developer is one of the system, and keeps its name", () => {
    expect(messages({ role: "developer", content: [says("Be brief")], name: "boss" })).toEqual([
      { role: "system", name: "boss", parts: [says("Be brief")] },
    ]);
  });

  test.each(["reasoning_content", "reasoning", "reasoning_text"])("brings its thought back as %s", (key) => {
    expect(messages({ role: "assistant", content: "Hi", [key]: "hm" })).toEqual([
      { role: "assistant", parts: [{ type: "reasoning", text: "hm" }, says("Hi")] },
    ]);
  });

  test("may bring its thought back as parts, which count only where it is not there already", () => {
    const content = [
      { type: "thinking", thinking: "hm", signature: "s" },
      { type: "redacted_thinking", data: "x" },
      says("Hi"),
    ];
    const thought = { type: "reasoning", text: "hm" };
    expect(messages({ role: "assistant", content })[0]?.parts).toEqual([thought, says("Hi")]);
    expect(messages({ role: "assistant", content, reasoning_content: "hm" })[0]?.parts).toEqual([thought, says("Hi")]);
    const list = [
      {
        type: "thinking",
        thinking: [
          { type: "text", text: "h" },
          { type: "text", text: "m" },
        ],
      },
    ];
    expect(messages({ role: "assistant", content: list })[0]?.parts).toEqual([thought]);
  });

  test("of an assistant may refuse, refer to its sound, or only call", () => {
    expect(messages({ role: "assistant", content: null, refusal: "No." })[0]?.parts).toEqual([
      { type: "refusal", text: "No." },
    ]);
    expect(messages({ role: "assistant", audio: { id: "audio_1" } })[0]?.parts).toEqual([
      { type: "audio", id: "audio_1" },
    ]);
    const call = { id: "call_1", type: "function", function: { name: "f", arguments: "{}" } };
    expect(messages({ role: "assistant", content: [], tool_calls: [call] })[0]?.parts).toEqual([
      { type: "tool-call", id: "call_1", name: "f", arguments: "{}" },
    ]);
  });

  test("of a tool keeps its pictures after its text", () => {
    const content = [says("A "), { type: "image_url", image_url: "https://a.example/a.png" }, says("map")];
    expect(messages({ role: "tool", tool_call_id: "call_1", content })[0]?.parts).toEqual([
      { type: "tool-result", toolCallId: "call_1", text: "A map" },
      { type: "image", url: "https://a.example/a.png" },
    ]);
  });

  test("from before tools finds the call it answers by the function's name, oldest first", () => {
    const call = (name: string) => ({ role: "assistant", content: null, function_call: { name, arguments: "{}" } });
    const answer = (name: string) => ({ role: "function", name, content: name });
    const read = messages(call("f"), call("g"), call("f"), answer("g"), answer("f"), answer("f"), answer("h"));
    const ids = read.map(({ role, parts: [part] }) =>
      part?.type === "tool-call" ? part.id : part?.type === "tool-result" ? `${role} ${part.toolCallId}` : "",
    );
    expect(ids).toEqual([
      "call_unnamed_1",
      "call_unnamed_2",
      "call_unnamed_3",
      "tool call_unnamed_2",
      "tool call_unnamed_1",
      "tool call_unnamed_3",
      "tool call_unnamed_4",
    ]);
  });

  test.each<[object, string]>([
    [{ role: "tool", content: "x" }, "tool_call_id"],
    [{ role: "tool", tool_call_id: "c", content: null }, "content"],
    [{ role: "function", content: "x" }, "name"],
    [{ role: "user", content: null }, "content"],
    [{ role: "assistant", tool_calls: [{ id: "c", function: { name: "f" } }] }, "tool_calls.0.function.arguments"],
    [
      { role: "assistant", tool_calls: [{ id: "c", function: { name: "f", arguments: {} } }] },
      "tool_calls.0.function.arguments",
    ],
  ])("%j is refused at its %s", (message, path) => {
    expect(wrongAt({ messages: [message] })).toBe(`messages.0.${path}`);
  });
});
