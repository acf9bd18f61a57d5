import { type AIMessageChunk, type BaseMessageLike, HumanMessage, type ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI, type ChatOpenAIFields } from "@langchain/openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Gateway, startGateway } from "./testing/start-gateway";

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const sent = (model: string) => gateway.upstream.requests.findLast((request) => request.model === model);

function chat(model: string, fields: ChatOpenAIFields = {}): ChatOpenAI {
  const { apiKey, baseURL } = gateway;
  return new ChatOpenAI({ model, apiKey, configuration: { baseURL }, maxRetries: 0, ...fields });
}

const getWeather = tool(async ({ city }: { city: string }) => `${city.length} degrees`, {
  name: "get_weather",
  description: "The weather of a city",
  schema: z.object({ city: z.string() }),
});

describe("@langchain/openai", () => {
  test("invokes", async () => {
    const answer = await chat("mock-plain").invoke("Hello");
    expect(answer.content).toBe(sent("mock-plain")?.sentText);
    expect(answer.usage_metadata?.total_tokens).toBeGreaterThan(0);
    expect(answer.response_metadata.finish_reason).toBe("stop");
  });

  test("streams, with usage at the end", async () => {
    let text = "";
    let total = 0;
    for await (const chunk of await chat("mock-plain").stream("Hello")) {
      text += chunk.text;
      total += chunk.usage_metadata?.total_tokens ?? 0;
    }
    expect(text).toBe(sent("mock-plain")?.sentText);
    expect(total).toBeGreaterThan(0);
  });

  test.each([true, false])("binds tools and goes on with their results (stream: %s)", async (isStreamed) => {
    const model = chat("mock-weather").bindTools([getWeather]);
    // LangChain counts the tokens of `streaming: true` with a table that it fetches from the network.
    const ask = async (messages: BaseMessageLike[]) => {
      if (!isStreamed) return model.invoke(messages);
      const chunks: AIMessageChunk[] = [];
      for await (const chunk of await model.stream(messages)) chunks.push(chunk);
      return chunks.reduce((whole, chunk) => whole.concat(chunk));
    };
    const question = new HumanMessage("Paris and London?");
    const calls = await ask([question]);
    expect(calls.tool_calls?.map(({ args }) => args)).toEqual([{ city: "Paris" }, { city: "London" }]);
    const results: ToolMessage[] = [];
    for (const call of calls.tool_calls ?? []) results.push(await getWeather.invoke(call));
    expect((await ask([question, calls, ...results])).content).toBe("It is 5 degrees and 6 degrees.");
  });

  test.each(["jsonSchema", "functionCalling", "jsonMode"] as const)("gives structured output by %s", async (method) => {
    const person = z.object({ name: z.string(), born: z.number() });
    const model = chat(method === "functionCalling" ? "mock-calls" : "mock-json");
    const answer = await model
      .withStructuredOutput(person, { method, name: "person" })
      .invoke("As JSON: who was first?");
    expect(answer).toEqual({ name: "Ada", born: 1815 });
  });

  test("raises the API's errors", async () => {
    await expect(chat("nobody").invoke("Hello")).rejects.toMatchObject({ status: 404 });
    await expect(chat("mock-429").invoke("Hello")).rejects.toMatchObject({ status: 429 });
    await expect(chat("mock-plain", { temperature: 9 }).invoke("Hello")).rejects.toMatchObject({ status: 400 });
  });

  test("aborts, and the upstream is let go of", async () => {
    const leaving = new AbortController();
    const stream = await chat("custom/mock-slow-30s").stream("Hello", { signal: leaving.signal });
    const read = async () => {
      for await (const _ of stream) leaving.abort();
    };
    await expect(read()).rejects.toThrow();
    await expect.poll(() => sent("mock-slow-30s")?.closedEarlyAt ?? 0, { timeout: 2_000 }).toBeGreaterThan(0);
  });
});
