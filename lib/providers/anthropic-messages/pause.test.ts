import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { callOf } from "@/lib/providers/testing/calls";
import { says } from "@/lib/providers/testing/prompt";
import { only } from "@/lib/stream/testing/chunks";
import { anthropicMessagesProvider } from "./provider";
import { ask, fixture, gist, mocks } from "./testing/ask";

const mock = mocks();
const search = { deepable: false, returnResult: true };

describe("an answer that pauses", () => {
  const paused = () => mock((_request, round) => fixture(round === 1 ? "search-paused" : "search-resumed"));

  test("goes on in the same choice, and every round is paid for", async () => {
    const chunks = await ask(await paused(), { search });
    expect(gist(chunks)).toEqual({
      text: "Looking. Found it.",
      reasoning: "One search will not do.",
      finish: ["stop"],
      usage: [[900, 50, 2]],
      end: "done",
    });
    expect(only(chunks, "upstream")).toHaveLength(1);
    expect(only(chunks, "search")).toEqual([
      { type: "search", engine: "native", queries: ["first", "second"], results: 2 },
    ]);
  });

  test("is sent back as it came, after everything that was asked", async () => {
    const upstream = await paused();
    await ask(upstream, { search });
    const [first, second] = upstream.asked;
    expect(second).toEqual({ ...first, messages: [...(first?.messages ?? []), expect.anything()] });
    expect(second?.messages.at(-1)).toMatchObject({
      role: "assistant",
      content: [
        { type: "thinking", thinking: "One search will not do.", signature: expect.stringMatching(/^sig-/) },
        { type: "text", text: "Looking. " },
        { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: "first" } },
        { type: "web_search_tool_result", tool_use_id: "srvtoolu_1", content: [{ encrypted_content: "E0" }] },
      ],
    });
  });

  test("again and again is asked five times and then has its end", async () => {
    const upstream = await mock(() => fixture("search-paused"));
    const chunks = await ask(upstream, { search });
    expect(upstream.asked).toHaveLength(5);
    expect(gist(chunks)).toMatchObject({ finish: ["stop"], usage: [[1_500, 100, 5]], end: "done" });
  });

  test.each(['{"type":"error","error":{"type":"api_error"}}', ""])(
    "fails with what it said so far when it goes on as %j",
    async (text) => {
      const upstream = await mock((_request, round) =>
        round === 1 ? fixture("search-paused") : { bytes: new TextEncoder().encode(text) },
      );
      expect(gist(await ask(upstream, { search }))).toMatchObject({
        text: "Looking. ",
        finish: [],
        end: "upstream_error",
      });
    },
  );

  test("stops in a later round too, and its connection closes", async () => {
    const events = [
      { type: "message_start", message: { usage: { input_tokens: 1, output_tokens: 1 } } },
      ...Array.from({ length: 200 }, () => ({
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text: "on " },
      })),
    ];
    const upstream = await mock((_request, round) =>
      round === 1 ? fixture("search-paused") : { events, everyMs: 20 },
    );
    const controller = new AbortController();
    const question = { model: "claude-mock", messages: [says("user", "Hello")], search };
    const chunks: Chunk[] = [];
    for await (const chunk of anthropicMessagesProvider.stream({
      ...callOf(question, upstream.upstream),
      signal: controller.signal,
    })) {
      chunks.push(chunk);
      if (chunk.type === "text-delta" && chunk.text === "on ") controller.abort();
    }
    expect(gist(chunks)).toMatchObject({ text: "Looking. on ", finish: [], end: "stopped" });
    await expect.poll(() => upstream.cutOff).toBe(1);
    expect(only(chunks, "usage")[0]?.usage.promptTokens).toBe(301);
  });
});
