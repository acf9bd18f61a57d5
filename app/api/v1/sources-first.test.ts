import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { ChatOpenAI } from "@langchain/openai";
import { streamText } from "ai";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { toCompletionResponse } from "@/lib/gateway/respond";
import { type ServedRoutes, serveRoutes } from "./testing/serve-route";

const chunks: Chunk[] = [
  { type: "search", engine: "searxng", queries: ["rivers"], results: 1 },
  { type: "citation", citation: { index: 1, url: "https://a.example/rivers", title: "Rivers" } },
  { type: "text-delta", choice: 0, text: "They flow [1]." },
  { type: "usage", usage: { ...emptyUsage(), promptTokens: 3, completionTokens: 2, totalTokens: 5, estimated: true } },
  { type: "finish", choice: 0, reason: "stop" },
  { type: "end", reason: "done" },
];

async function* answer(): AsyncGenerator<Chunk> {
  yield* chunks;
}

let served: ServedRoutes;
let baseURL: string;

beforeAll(async () => {
  const style = { isStreamed: true, usagePlace: "finish" as const, returnsResults: true, resultsFirst: true };
  const options = { model: "m", style, warnings: [], onCancel: () => {} };
  served = await serveRoutes({
    "POST /chat/completions": () =>
      toCompletionResponse({ id: "chatcmpl-1", created: 1, systemFingerprint: "fp_x", chunks: answer() }, options),
  });
  baseURL = served.url;
});

afterAll(() => served.close());

/** A chunk without a choice and a comment before usage are what naive readers trip over. */
describe("sources that come before the answer, and estimated usage,", () => {
  test("are read by the official client", async () => {
    const openai = new OpenAI({ baseURL, apiKey: "x" });
    const stream = openai.chat.completions.stream({ model: "m", messages: [] });
    const seen: unknown[] = [];
    stream.on("chunk", (chunk) => seen.push((chunk as { search_results?: unknown }).search_results));
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]?.message.content).toBe("They flow [1].");
    expect(completion.usage?.total_tokens).toBe(5);
    expect(seen[1]).toMatchObject([{ index: 1, url: "https://a.example/rivers", title: "Rivers" }]);
  });

  test("do not disturb the AI SDK", async () => {
    const parley = createOpenAICompatible({ baseURL, name: "parley" });
    const streamed = streamText({ model: parley("m"), prompt: "Hi" });
    expect(await streamed.text).toBe("They flow [1].");
    expect((await streamed.usage).totalTokens).toBe(5);
  });

  test("do not disturb LangChain", async () => {
    const model = new ChatOpenAI({ model: "m", apiKey: "x", configuration: { baseURL } });
    let text = "";
    for await (const chunk of await model.stream("Hi")) text += chunk.text;
    expect(text).toBe("They flow [1].");
  });
});
