import { describe, expect, test } from "vitest";
import type { Part } from "@/lib/core/message";
import { says, text } from "@/lib/providers/testing/prompt";
import { strictGemini } from "./testing/strict-gemini";

const { mock, sent } = strictGemini();

describe("the messages", () => {
  test("are two roles that alternate, with the instructions aside and nothing empty", async () => {
    const body = await sent({
      messages: [
        says("system", text("Be brief.")),
        says("user", text("One"), text("")),
        says("user", text("two")),
        says("assistant", { type: "reasoning", text: "hm" }, text("Three")),
        says("assistant", text("")),
        says("system", text("Be briefer.")),
        says("user", text("Four")),
      ],
    });
    expect(body).toEqual({
      systemInstruction: { parts: [{ text: "Be brief." }, { text: "Be briefer." }] },
      contents: [
        { role: "user", parts: [{ text: "One" }, { text: "two" }] },
        { role: "model", parts: [{ text: "Three" }] },
        { role: "user", parts: [{ text: "Four" }] },
      ],
      generationConfig: {},
    });
  });

  test("that are instructions alone become the question", async () => {
    const body = await sent({ messages: [says("system", text("Say hello."))] });
    expect(body).toMatchObject({ contents: [{ role: "user", parts: [{ text: "Say hello." }] }] });
  });

  test.each<[string, Part, object[]]>([
    [
      "a picture's bytes",
      { type: "image", url: "data:image/PNG;base64,AAEC" },
      [{ inlineData: { mimeType: "image/png", data: "AAEC" } }],
    ],
    [
      "a picture's address",
      { type: "image", url: "https://example.org/a.webp?x=1" },
      [{ fileData: { fileUri: "https://example.org/a.webp?x=1", mimeType: "image/webp" } }],
    ],
    [
      "sound",
      { type: "audio", data: "AAEC", format: "mp3" },
      [{ inlineData: { mimeType: "audio/mp3", data: "AAEC" } }],
    ],
    [
      "a film",
      { type: "video", url: "data:video/mp4;base64,AAEC" },
      [{ inlineData: { mimeType: "video/mp4", data: "AAEC" } }],
    ],
    [
      "a film on YouTube",
      { type: "video", url: "https://www.youtube.com/watch?v=x", fps: 2 },
      [{ fileData: { fileUri: "https://www.youtube.com/watch?v=x" }, videoMetadata: { fps: 2 } }],
    ],
    [
      "pictures of a film",
      { type: "video", url: "", frames: ["data:image/jpeg;base64,AAEC", "data:image/jpeg;base64,AwQF"] },
      [
        { inlineData: { mimeType: "image/jpeg", data: "AAEC" } },
        { inlineData: { mimeType: "image/jpeg", data: "AwQF" } },
      ],
    ],
    [
      "a document",
      { type: "file", data: "data:application/pdf;base64,AAEC", filename: "a.pdf" },
      [{ inlineData: { mimeType: "application/pdf", data: "AAEC" } }],
    ],
    [
      "a document without a frame",
      { type: "file", data: "AAEC", filename: "notes.MD" },
      [{ inlineData: { mimeType: "text/markdown", data: "AAEC" } }],
    ],
  ])("can hold %s", async (_what, part, expected) => {
    const body = await sent({ messages: [says("user", text("Look:"), part)] });
    expect(body.contents[0]?.parts).toEqual([{ text: "Look:" }, ...expected]);
  });

  test("can hold a file that Gemini keeps", async () => {
    const body = await sent({ messages: [says("user", { type: "file", fileId: "files/abc" })] });
    expect(body.contents[0]?.parts).toEqual([{ fileData: { fileUri: `${mock().baseUrl}/files/abc` } }]);
  });
});
