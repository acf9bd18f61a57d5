import { describe, expect, test } from "vitest";
import type { ChatRequest, ToolDefinition } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Part } from "@/lib/core/message";
import type { Capabilities } from "@/lib/core/model";
import { says, text } from "@/lib/providers/testing/prompt";
import { hello } from "@/lib/providers/testing/strict-stand-in";
import { only } from "@/lib/stream/testing/chunks";
import { byBudget, byLevel, strictGemini } from "./testing/strict-gemini";

const { mock, ask, sent } = strictGemini();

const endOf = (chunks: readonly Chunk[]) => only(chunks, "end")[0];
const said = (chunks: readonly Chunk[]) =>
  only(chunks, "text-delta")
    .map((chunk) => chunk.text)
    .join("");

describe("functions", () => {
  const tools: ToolDefinition[] = [
    { name: "weather", description: "Weather of a city", parameters: { type: "object", properties: {} } },
    { name: "now" },
  ];
  const search = { deepable: false, returnResult: true };

  test.each<[ChatRequest["toolChoice"], object | undefined]>([
    [undefined, undefined],
    ["auto", { mode: "AUTO" }],
    ["none", { mode: "NONE" }],
    ["required", { mode: "ANY" }],
    [{ name: "now" }, { mode: "ANY", allowedFunctionNames: ["now"] }],
  ])("are chosen by %j", async (toolChoice, expected) => {
    const body = await sent({ tools, toolChoice });
    expect(body.tools).toEqual([
      {
        functionDeclarations: [
          {
            name: "weather",
            description: "Weather of a city",
            parametersJsonSchema: { type: "object", properties: {} },
          },
          { name: "now", description: "" },
        ],
      },
    ]);
    expect(body.toolConfig?.functionCallingConfig).toEqual(expected);
  });

  /** Calls both functions, then gives their results back with what the answer left to be carried. */
  async function loop(capabilities: Partial<Capabilities>, forget: boolean) {
    const question = says("user", text("Use weather and now"));
    const first = await ask({ messages: [question], tools }, capabilities);
    const deltas = only(first, "tool-call-delta");
    const calls = deltas.map(
      ({ id = "", name = "", arguments: args }): Part => ({ type: "tool-call", id, name, arguments: args }),
    );
    const carry = only(first, "carry")[0]?.carry;
    expect(only(first, "finish")).toEqual([{ type: "finish", choice: 0, reason: "tool_calls" }]);
    const answer = {
      ...says("assistant", ...calls),
      ...(forget || !carry ? {} : { carry: JSON.parse(JSON.stringify(carry)) }),
    };
    const results = deltas.map(
      ({ id = "" }, at): Part => ({ type: "tool-result", toolCallId: id, text: at === 0 ? "sunny" : '{"hour":3}' }),
    );
    const second = await ask({ messages: [question, answer, says("tool", ...results)], tools }, capabilities);
    return { second, contents: mock().requests[1]?.contents ?? [] };
  }

  test("get their results under their names, with the signature as it came", async () => {
    const { second, contents } = await loop({ thinking: byLevel }, false);
    expect(endOf(second)).toEqual({ type: "end", reason: "done" });
    expect(said(second)).toContain('"hour":3');
    expect(contents[1]?.parts).toMatchObject([
      { functionCall: { name: "weather", args: { about: "0" } }, thoughtSignature: "signed-by-mock-r1" },
      { functionCall: { name: "now", args: { about: "1" } } },
    ]);
    expect(contents[1]?.parts[1]).not.toHaveProperty("thoughtSignature");
    expect(contents[2]).toMatchObject({
      role: "user",
      parts: [
        { functionResponse: { name: "weather", response: { result: "sunny" } } },
        { functionResponse: { name: "now", response: { hour: 3 } } },
      ],
    });
  });

  test("whose signature is lost are still taken by a model that wants one", async () => {
    const { second, contents } = await loop({ thinking: byLevel }, true);
    expect(endOf(second)).toEqual({ type: "end", reason: "done" });
    expect(contents[1]?.parts[0]).toMatchObject({ thoughtSignature: "skip_thought_signature_validator" });
    expect(contents[1]?.parts[1]).not.toHaveProperty("thoughtSignature");
  });

  test("get no signature where none is wanted", async () => {
    const { contents } = await loop({ thinking: byBudget }, true);
    expect(JSON.stringify(contents)).not.toContain("thoughtSignature");
  });

  test("ignore what another protocol carried, and show arguments that are no object", async () => {
    const call: Part = { type: "tool-call", id: "c", name: "now", arguments: "[oops" };
    const carry = { protocol: "anthropic-messages", content: { signatures: { c: "foreign" } } };
    const result: Part = { type: "tool-result", toolCallId: "c", text: "3" };
    const body = await sent({ messages: [...hello, { ...says("assistant", call), carry }, says("tool", result)] });
    expect(body.contents.slice(1)).toEqual([
      { role: "model", parts: [{ functionCall: { id: "c", name: "now", args: { arguments: "[oops" } } }] },
      { role: "user", parts: [{ functionResponse: { id: "c", name: "now", response: { result: "3" } } }] },
    ]);
  });

  test("and a search go together where the model takes both, and what the search did is carried", async () => {
    const both = { search: { kind: "gemini-tool" as const, withTools: true } };
    const body = await sent({ tools, search }, both);
    expect(body.tools?.map((tool) => Object.keys(tool)[0])).toEqual(["googleSearch", "functionDeclarations"]);
    expect(body.toolConfig).toEqual({
      functionCallingConfig: { mode: "VALIDATED" },
      includeServerSideToolInvocations: true,
    });
    const made = { toolCall: { toolType: "GOOGLE_SEARCH_WEB", id: "s", args: {} }, thoughtSignature: "x" };
    const carry = { protocol: "gemini", content: { signatures: { c: "y" }, serverParts: [made] } };
    const call: Part = { type: "tool-call", id: "c", name: "now", arguments: "" };
    const result: Part = { type: "tool-result", toolCallId: "c", text: "3" };
    const next = await sent({ messages: [...hello, { ...says("assistant", call), carry }, says("tool", result)] });
    expect(next.contents[1]?.parts).toEqual([
      made,
      { functionCall: { id: "c", name: "now", args: {} }, thoughtSignature: "y" },
    ]);
  });

  test("keep a search away where the model takes one of them", async () => {
    const body = await sent({ tools, search }, { search: { kind: "gemini-tool", withTools: false } });
    expect(body.tools?.map((tool) => Object.keys(tool)[0])).toEqual(["functionDeclarations"]);
  });

  test("are not needed for a search", async () => {
    const chunks = await ask({ search }, { search: { kind: "gemini-tool", withTools: false } });
    expect(mock().requests[0]?.tools).toEqual([{ googleSearch: {} }]);
    expect(only(chunks, "search")).toEqual([
      { type: "search", engine: "native", queries: ["Hello there"], results: 1 },
    ]);
    expect(only(chunks, "usage")[0]?.usage.billedUnits).toBe(1);
  });
});
