import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Carry, Chunk } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import type { ThinkingCapability } from "@/lib/core/model";
import { says } from "@/lib/providers/testing/prompt";
import { only } from "@/lib/stream/testing/chunks";
import { ask, fixture, mocks } from "./testing/ask";

const mock = mocks();
const byBudget: ThinkingCapability = { kind: "claude-budget", canDisable: true, byDefault: false, efforts: [] };
const adaptive: ThinkingCapability = { kind: "claude-adaptive", canDisable: true, byDefault: false, efforts: [] };
const tools = [{ name: "weather" }, { name: "now" }];

/** The first answer of a tool loop, and the second question as a client without memory puts it. */
async function loop(text: string, carry: Carry | undefined, request: Partial<ChatRequest> = {}, kind = byBudget) {
  const answer: PromptMessage = {
    role: "assistant",
    parts: [
      { type: "text", text },
      { type: "tool-call", id: "toolu_a", name: "weather", arguments: '{ "city": "Paris" }' },
      { type: "tool-call", id: "toolu_b", name: "now", arguments: "{}" },
    ],
    ...(carry ? { carry } : {}),
  };
  const results = ["toolu_a", "toolu_b"].map(
    (toolCallId): PromptMessage => ({ role: "tool", parts: [{ type: "tool-result", toolCallId, text: "fine" }] }),
  );
  const upstream = await mock();
  const messages = [says("user", "Weather and time?"), answer, ...results];
  const chunks = await ask(upstream, { messages, tools, thinking: { mode: "on" }, ...request }, { thinking: kind });
  expect(chunks.at(-1)).toEqual({ type: "end", reason: "done" });
  const [sent] = upstream.asked;
  return {
    types: sent?.messages[1]?.content.map((block) => block.type),
    content: sent?.messages[1]?.content,
    thinking: sent?.thinking?.type,
    warnings: only(chunks, "warning").map((chunk) => chunk.warning.param),
  };
}

async function firstAnswer(): Promise<Chunk[]> {
  const upstream = await mock(() => fixture("thinking-tools"));
  return ask(upstream, { tools, thinking: { mode: "on" } }, { thinking: byBudget });
}

const carryOf = (chunks: readonly Chunk[]) => only(chunks, "carry")[0]?.carry;

describe("the thought behind a call", () => {
  test("is handed over before the finish of an answer that calls tools", async () => {
    const chunks = await firstAnswer();
    const kinds = chunks.map((chunk) => chunk.type);
    expect(kinds.indexOf("carry")).toBe(kinds.indexOf("finish") - 1);
    expect(JSON.parse(JSON.stringify(carryOf(chunks)))).toEqual(carryOf(chunks));
  });

  test("is not, where nothing was thought or nothing called", async () => {
    const plain = await ask(await mock(() => fixture("plain")));
    const searched = await ask(await mock(() => fixture("search")));
    expect([...only(plain, "carry"), ...only(searched, "carry")]).toEqual([]);
  });

  test("comes back first and unchanged, with the rest of the answer as it was", async () => {
    const sent = await loop("I will look.", carryOf(await firstAnswer()));
    expect(sent).toMatchObject({ thinking: "enabled", warnings: [] });
    expect(sent.content).toEqual([
      { type: "thinking", thinking: "The weather, then the time.", signature: "sig-54686520776561746865722c" },
      { type: "redacted_thinking", data: "ENCRYPTED==" },
      { type: "text", text: "I will look." },
      { type: "tool_use", id: "toolu_a", name: "weather", input: { city: "Paris" } },
      { type: "tool_use", id: "toolu_b", name: "now", input: {}, caller: { type: "direct" } },
    ]);
  });

  test("comes before what the client made of the words", async () => {
    const sent = await loop("Let me see.", carryOf(await firstAnswer()));
    expect(sent.types).toEqual(["thinking", "redacted_thinking", "text", "tool_use", "tool_use"]);
    expect(sent.content?.[2]).toEqual({ type: "text", text: "Let me see." });
  });

  test("stays away when the turn is answered without thinking", async () => {
    const sent = await loop("I will look.", carryOf(await firstAnswer()), { thinking: { mode: "off" } });
    expect(sent).toMatchObject({ types: ["text", "tool_use", "tool_use"], thinking: "disabled", warnings: [] });
  });

  test.each([
    ["missing", undefined],
    ["another protocol's", { protocol: "gemini", content: { blocks: [{ type: "thinking", signature: "s" }] } }],
    ["not signed", { protocol: "anthropic-messages", content: { blocks: [{ type: "thinking", thinking: "Hm" }] } }],
    ["broken", { protocol: "anthropic-messages", content: "?" }],
  ])("that is %s means no thinking in this turn, and that is said", async (_, carry) => {
    const sent = await loop("I will look.", carry);
    expect(sent).toMatchObject({
      types: ["text", "tool_use", "tool_use"],
      thinking: undefined,
      warnings: ["thinking"],
    });
  });

  test("may be missing where thinking is adaptive", async () => {
    expect(await loop("I will look.", undefined, {}, adaptive)).toMatchObject({ thinking: "adaptive", warnings: [] });
  });

  test("may be missing from earlier turns and from later calls of the same turn", async () => {
    const call = (id: string, carry?: Carry): PromptMessage => ({
      role: "assistant",
      parts: [{ type: "tool-call", id, name: "now", arguments: "{}" }],
      ...(carry ? { carry } : {}),
    });
    const result = (toolCallId: string): PromptMessage => ({
      role: "tool",
      parts: [{ type: "tool-result", toolCallId, text: "noon" }],
    });
    const redacted = { type: "redacted_thinking", data: "X" };
    const carry = { protocol: "anthropic-messages", content: { blocks: [redacted] } };
    const messages = [
      says("user", "Time?"),
      call("a"),
      result("a"),
      says("assistant", "Noon."),
      says("user", "And now?"),
      call("b", carry),
      result("b"),
      call("c"),
      result("c"),
    ];
    const upstream = await mock();
    await ask(upstream, { messages, tools, thinking: { mode: "on" } }, { thinking: byBudget });
    expect(upstream.asked[0]?.thinking).toMatchObject({ type: "enabled" });
    expect(upstream.asked[0]?.messages[5]?.content).toMatchObject([redacted, { type: "tool_use", id: "b" }]);
  });

  test("cannot be had for an answer that the client began itself", async () => {
    const upstream = await mock();
    const messages = [says("user", "Rhyme:"), says("assistant", "Roses")];
    const chunks = await ask(upstream, { messages, thinking: { mode: "on" } }, { thinking: byBudget });
    expect(upstream.asked[0]?.thinking).toBeUndefined();
    expect(only(chunks, "warning").map((chunk) => chunk.warning)).toMatchObject([
      { param: "thinking", action: "dropped" },
    ]);
  });
});

describe("searches behind a call", () => {
  const blocks = [
    { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: "x" } },
    { type: "web_search_tool_result", tool_use_id: "srvtoolu_1", content: [] },
    { type: "text", text: "I will look." },
    { type: "tool_use", id: "toolu_a", name: "weather", input: { city: "Paris" } },
    { type: "tool_use", id: "toolu_b", name: "now", input: {} },
  ];
  const carry = { protocol: "anthropic-messages", content: { blocks } };
  const unset = { mode: "unset" } as const;

  test("come back while the search is still on", async () => {
    const search = { deepable: false, returnResult: false };
    const sent = await loop("I will look.", carry, { search, thinking: unset });
    expect(sent.content).toEqual(blocks);
  });

  test("stay away when it is not", async () => {
    const sent = await loop("I will look.", carry, { thinking: unset });
    expect(sent.types).toEqual(["text", "tool_use", "tool_use"]);
  });
});
