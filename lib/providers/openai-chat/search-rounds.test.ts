import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import { callOf } from "@/lib/providers/testing/calls";
import { openAiChatProvider } from "./provider";
import { fixture, gist, upstreamAt } from "./testing/answering-upstream";
import { bareSearch, question, weather } from "./testing/asked";

type Body = { messages: object[]; tools?: { function: { name: string } }[]; thinking?: object };
type Round = string | ((response: ServerResponse) => void);

const serve = loopbackServers();

/** Asks with a search; the n-th request gets the n-th of `rounds`, the last of them ever after. */
async function search(
  rounds: [Round, ...Round[]],
  request: Partial<ChatRequest> = {},
  onChunk: (chunk: Chunk, controller: AbortController) => void = () => undefined,
): Promise<{ chunks: Chunk[]; bodies: Body[] }> {
  const bodies: Body[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    bodies.push((await json(incoming)) as Body);
    const round = rounds[bodies.length - 1] ?? rounds[rounds.length - 1];
    if (typeof round === "function") round(response);
    else response.writeHead(200, { "content-type": "text/event-stream" }).end(fixture(round ?? ""));
  };
  const server = await serve((incoming, response) => void answer(incoming, response));
  const controller = new AbortController();
  const upstream = { ...upstreamAt(server.url), quirks: { streamOptions: false, returnsReasoning: true } };
  const call = callOf({ messages: question, search: bareSearch, ...request }, upstream, {
    search: { kind: "kimi-builtin", withTools: true },
    thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
  });
  const chunks: Chunk[] = [];
  for await (const chunk of openAiChatProvider.stream({ ...call, upstream, signal: controller.signal })) {
    chunks.push(chunk);
    onChunk(chunk, controller);
  }
  return { chunks, bodies };
}

const usageOf = (chunks: readonly Chunk[]) => chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage] : []));
const searchesOf = (chunks: readonly Chunk[]) => chunks.filter((chunk) => chunk.type === "search");
const searchTool = { type: "builtin_function", function: { name: "$web_search" } };
const found = '{"search_result":{"search_id":"s-1"},"usage":{"total_tokens":1300}}';

describe("a search that Moonshot makes by a tool of its own", () => {
  test("is answered with its own arguments, unseen, and the answer goes on", async () => {
    const { chunks, bodies } = await search(["kimi-search", "kimi-answer"]);
    expect(gist(chunks)).toMatchObject({
      text: "Let me look. It rains.",
      finish: ["stop"],
      usage: [1405],
      end: "done",
    });
    expect(chunks.filter((chunk) => chunk.type === "upstream" || chunk.type === "tool-call-delta")).toHaveLength(1);
    expect(bodies.map(({ thinking, tools }) => ({ thinking, tools }))).toEqual([
      { thinking: { type: "disabled" }, tools: [searchTool] },
      { thinking: { type: "disabled" }, tools: [searchTool] },
    ]);
    expect(bodies[1]?.messages.slice(question.length)).toEqual([
      {
        role: "assistant",
        content: "Let me look. ",
        tool_calls: [
          {
            id: "$web_search:0",
            type: "builtin_function",
            function: { name: "$web_search", arguments: found },
          },
        ],
      },
      { role: "tool", tool_call_id: "$web_search:0", name: "$web_search", content: found },
    ]);
  });

  test("is counted round by round, once in all", async () => {
    const { chunks, bodies } = await search(["kimi-search", "kimi-search", "kimi-answer"]);
    expect(bodies[2]?.messages.slice(question.length)).toMatchObject([
      { role: "assistant", content: "Let me look. " },
      { role: "tool" },
      { role: "assistant", content: "Let me look. " },
      { role: "tool" },
    ]);
    expect(usageOf(chunks)).toMatchObject([
      { promptTokens: 1430, completionTokens: 25, totalTokens: 1455, billedUnits: 2, prompt: { cached: 40 } },
    ]);
    expect(searchesOf(chunks)).toEqual([{ type: "search", engine: "native", queries: [], results: 0 }]);
  });

  test("that is not made costs nothing", async () => {
    const { chunks, bodies } = await search(["kimi-answer"]);
    expect(bodies).toHaveLength(1);
    expect(usageOf(chunks)).toMatchObject([{ totalTokens: 1355, billedUnits: 0 }]);
    expect(searchesOf(chunks)).toEqual([]);
  });

  test("beside a function of the client's ends the answer, and only the function is shown", async () => {
    const { chunks, bodies } = await search(["kimi-search-and-call"], { tools: [weather] });
    expect(bodies).toHaveLength(1);
    expect(chunks.filter((chunk) => chunk.type === "tool-call-delta")).toEqual([
      {
        type: "tool-call-delta",
        choice: 0,
        index: 0,
        id: "weather:1",
        name: "weather",
        arguments: '{"city":"Paris"}',
      },
    ]);
    expect(gist(chunks)).toMatchObject({ finish: ["tool_calls"], end: "done" });
    expect(usageOf(chunks)).toMatchObject([{ billedUnits: 1 }]);
  });

  test("is no longer offered after five, and then the answer ends", async () => {
    const { chunks, bodies } = await search(["kimi-search"], { tools: [weather] });
    const offered = bodies.map(({ tools = [] }) => tools.map((tool) => tool.function.name));
    const both = ["weather", "$web_search"];
    expect(offered).toEqual([both, both, both, both, both, ["weather"]]);
    expect(gist(chunks)).toMatchObject({ finish: ["stop"], end: "done" });
  });

  test("can be stopped in any of its rounds, which closes the connection", async () => {
    const closed = Promise.withResolvers<void>();
    const hang = (response: ServerResponse) => {
      response.on("close", () => closed.resolve());
      response.write('data: {"choices":[{"index":0,"delta":{"content":"It"}}]}\n\n');
    };
    const { chunks, bodies } = await search(["kimi-search", hang], {}, (chunk, controller) => {
      if (chunk.type === "text-delta" && chunk.text === "It") setImmediate(() => controller.abort());
    });
    await closed.promise;
    expect(bodies).toHaveLength(2);
    expect(gist(chunks)).toMatchObject({ text: "Let me look. It", finish: [], end: "stopped" });
    expect(usageOf(chunks)).toMatchObject([{ promptTokens: 40, billedUnits: 1, estimated: true }]);
  });

  test("after which the upstream fails keeps what was said and tells what it cost", async () => {
    const fail = (response: ServerResponse) => response.writeHead(500).end('{"error":{"message":"no"}}');
    const { chunks } = await search(["kimi-search", fail]);
    expect(gist(chunks)).toMatchObject({ text: "Let me look. ", finish: [], end: "upstream_error" });
    expect(usageOf(chunks)).toMatchObject([{ promptTokens: 40, billedUnits: 1, estimated: true }]);
  });
});
