import { describe, expect, test } from "vitest";
import type { Part, PromptMessage } from "@/lib/core/message";
import { says } from "@/lib/providers/testing/prompt";
import { ask, mocks, send } from "./testing/ask";

const mock = mocks();
describe("messages", () => {
  const turnsOf = async (messages: PromptMessage[]) => {
    const { system, messages: turns } = await send(await mock(), { messages, tools: [{ name: "now" }] });
    const brief = turns?.map(({ role, content }) => [
      role,
      ...content.map((block) => (block.type === "text" ? block.text : block.type)),
    ]);
    return { system, turns: brief };
  };
  const call: Part = { type: "tool-call", id: "a", name: "now", arguments: "{}" };
  const result: Part = { type: "tool-result", toolCallId: "a", text: "noon" };

  test("that lead with instructions have them joined, without the empty ones", async () => {
    const messages = [says("system", "One."), says("system", " "), says("system", "Two."), says("user", "Hi")];
    expect(await turnsOf(messages)).toEqual({ system: "One.\n\nTwo.", turns: [["user", "Hi"]] });
  });

  test("that are instructions later on keep their place", async () => {
    const messages = [
      says("user", "Hi"),
      says("assistant", "Yes?"),
      says("system", "Be brief."),
      says("user", "Go on."),
    ];
    expect((await turnsOf(messages)).turns).toEqual([
      ["user", "Hi"],
      ["assistant", "Yes?"],
      ["user", "<system>\nBe brief.\n</system>", "Go on."],
    ]);
  });

  test("of one side are one turn, and blank ones are none", async () => {
    const named = { ...says("user", "b"), name: "Ann" };
    const messages = [
      says("user", "a"),
      named,
      says("user", "\n"),
      says("assistant", "c"),
      says("assistant", ""),
      says("user", "d"),
    ];
    expect((await turnsOf(messages)).turns).toEqual([
      ["user", "a", "b"],
      ["assistant", "c"],
      ["user", "d"],
    ]);
  });

  test("give the results of tools first", async () => {
    const messages: PromptMessage[] = [
      says("user", "Time?"),
      { role: "assistant", parts: [{ type: "reasoning", text: "Hm" }, call, { type: "text", text: "Looking." }] },
      says("system", "Be brief."),
      { role: "tool", parts: [result] },
      says("user", "Hurry!"),
    ];
    expect((await turnsOf(messages)).turns).toEqual([
      ["user", "Time?"],
      ["assistant", "Looking.", "tool_use"],
      ["user", "tool_result", "<system>\nBe brief.\n</system>", "Hurry!"],
    ]);
  });

  test.each([
    [[says("system", "Sing.")], [["user", "Sing."]]],
    [[says("user", "")], [["user", "Begin."]]],
    [
      [says("assistant", "Welcome."), says("user", "Hi")],
      [
        ["user", "Begin."],
        ["assistant", "Welcome."],
        ["user", "Hi"],
      ],
    ],
    [
      [says("user", "Rhyme:"), says("assistant", "Roses are \n")],
      [
        ["user", "Rhyme:"],
        ["assistant", "Roses are"],
      ],
    ],
  ])("%j become %j", async (messages, turns) => {
    expect((await turnsOf(messages)).turns).toEqual(turns);
  });
});

describe("parts", () => {
  const blocksOf = async (...parts: Part[]) =>
    (await send(await mock(), { messages: [{ role: "user", parts }] })).messages?.[0]?.content;
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  test("that are images go as bytes or by address", async () => {
    expect(
      await blocksOf(
        { type: "image", url: "data:image/jpg;base64,AAAA", detail: "high" },
        { type: "image", url: "https://example.org/a.png" },
      ),
    ).toEqual([
      { type: "image", source: { type: "base64", media_type: "image/jpeg", data: "AAAA" } },
      { type: "image", source: { type: "url", url: "https://example.org/a.png" } },
    ]);
  });

  test("that are files go as documents", async () => {
    const pdf = base64("%PDF-1.7 x");
    expect(
      await blocksOf(
        { type: "file", data: `data:application/pdf;base64,${pdf}`, filename: "a.pdf" },
        { type: "file", data: pdf },
        { type: "file", url: "https://example.org/a.pdf" },
        { type: "file", data: `data:text/csv;charset=utf-8;base64,${base64("a,b\n1,ö")}`, filename: "a.csv" },
        { type: "file", data: "data:text/plain,a%20b" },
        { type: "file", data: "data:image/png;base64,AAAA" },
        { type: "file", fileId: "file_1" },
      ),
    ).toEqual([
      { type: "document", source: { type: "base64", media_type: "application/pdf", data: pdf }, title: "a.pdf" },
      { type: "document", source: { type: "base64", media_type: "application/pdf", data: pdf } },
      { type: "document", source: { type: "url", url: "https://example.org/a.pdf" } },
      { type: "document", source: { type: "text", media_type: "text/plain", data: "a,b\n1,ö" }, title: "a.csv" },
      { type: "document", source: { type: "text", media_type: "text/plain", data: "a b" } },
      { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } },
      { type: "document", source: { type: "file", file_id: "file_1" } },
    ]);
  });

  test("of a kind that Claude does not read are refused by the API and not hidden", async () => {
    const data = `data:application/zip;base64,${Buffer.from([0x50, 0x4b, 0, 0xff]).toString("base64")}`;
    const chunks = await ask(await mock(), { messages: [{ role: "user", parts: [{ type: "file", data }] }] });
    expect(chunks.at(-1)).toMatchObject({ type: "end", error: { code: "invalid_value" } });
  });
});
