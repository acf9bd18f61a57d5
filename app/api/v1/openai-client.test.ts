import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Gateway, startGateway } from "./testing/start-gateway";

let gateway: Gateway;
let openai: OpenAI;

beforeAll(async () => {
  gateway = await startGateway();
  openai = new OpenAI({ ...gateway, maxRetries: 0 });
});

afterAll(() => gateway.close());

const user = (content: string) => [{ role: "user" as const, content }];
const weather = {
  type: "function" as const,
  function: {
    name: "get_weather",
    parameters: { type: "object", properties: { city: { type: "string" } } },
  },
};
const now = { type: "function" as const, function: { name: "now", parameters: { type: "object", properties: {} } } };

const sent = (model: string) => gateway.upstream.requests.findLast((request) => request.model === model);

describe("openai, the official client", () => {
  test("lists models", async () => {
    expect((await openai.models.list()).data.map((model) => model.id)).toContain("mock-plain");
  });

  test("reads an answer in one body", async () => {
    const completion = await openai.chat.completions.create({ model: "mock-plain", messages: user("Hi") });
    expect(completion.choices[0]?.message.content).toBe(sent("mock-plain")?.sentText);
    expect(completion.usage?.total_tokens).toBeGreaterThan(0);
    expect(completion._request_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("reads a stream, and its usage where it asks for it", async () => {
    const stream = await openai.chat.completions.create({
      model: "mock-plain",
      messages: user("Hi"),
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    let total = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      total += chunk.usage?.total_tokens ?? 0;
    }
    expect(text).toBe(sent("mock-plain")?.sentText);
    expect(total).toBeGreaterThan(0);
  });

  test("puts a stream together with its helper", async () => {
    const stream = openai.chat.completions.stream({ model: "mock-reasoning", messages: user("Hi") });
    const deltas: string[] = [];
    stream.on("content", (delta) => deltas.push(delta));
    const message = await stream.finalMessage();
    expect(deltas.join("")).toBe(message.content);
    expect(message).toHaveProperty("reasoning_content", expect.stringMatching(/\w/));
    expect((await stream.finalChatCompletion()).choices[0]?.finish_reason).toBe("stop");
  });

  test("sees the thought in one body", async () => {
    const completion = await openai.chat.completions.create({ model: "mock-reasoning", messages: user("Hi") });
    expect(completion.choices[0]?.message).toHaveProperty("reasoning_content", expect.stringMatching(/\w/));
    expect(completion.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
  });

  test.each([true, false])("reads calls that were made at once (stream: %s)", async (isStreamed) => {
    const body = { model: "mock-weather", messages: user("Paris and London?"), tools: [weather] };
    const completion = isStreamed
      ? await openai.chat.completions.stream(body).finalChatCompletion()
      : await openai.chat.completions.create(body);
    const calls = completion.choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === "function" && JSON.parse(call.function.arguments))).toEqual([
      { city: "Paris" },
      { city: "London" },
    ]);
    expect(completion.choices[0]?.finish_reason).toBe("tool_calls");
  });

  test.each([true, false])("runs tools to the end (stream: %s)", async (stream) => {
    const run = (openai.chat.completions.runTools as CallableFunction)({
      model: "mock-weather",
      messages: user("Paris and London?"),
      stream,
      tools: [
        {
          type: "function",
          function: {
            ...weather.function,
            parse: JSON.parse,
            function: ({ city }: { city: string }) => `${city.length} degrees`,
          },
        },
      ],
    });
    expect(await run.finalContent()).toBe("It is 5 degrees and 6 degrees.");
  });

  test.each([true, false])("calls a tool that takes no arguments (stream: %s)", async (isStreamed) => {
    const body = { model: "mock-calls", messages: user("What time is it?"), tools: [now] };
    const completion = isStreamed
      ? await openai.chat.completions.stream(body).finalChatCompletion()
      : await openai.chat.completions.create(body);
    const message = completion.choices[0]?.message;
    expect(message?.tool_calls).toMatchObject([{ function: { name: "now", arguments: "{}" } }]);
    const id = message?.tool_calls?.[0]?.id ?? "";
    const next = await openai.chat.completions.create({
      ...body,
      messages: [...body.messages, ...(message ? [message] : []), { role: "tool", tool_call_id: id, content: "noon" }],
    });
    expect(next.choices[0]?.message.content).toBe("It is noon.");
  });

  test("parses an answer by its schema, streamed or not", async () => {
    const Person = z.object({ name: z.string(), born: z.number() });
    const body = {
      model: "mock-json",
      messages: user("Who wrote the first program?"),
      response_format: zodResponseFormat(Person, "person"),
    };
    const completion = await openai.chat.completions.parse(body);
    expect(completion.choices[0]?.message.parsed).toEqual({ name: "Ada", born: 1815 });
    const streamed = await openai.chat.completions.stream(body).finalChatCompletion();
    expect(streamed.choices[0]?.message.parsed).toEqual({ name: "Ada", born: 1815 });
    expect(sent("mock-json")?.body).toMatchObject({ response_format: { type: "json_schema" } });
  });

  test("shows a picture", async () => {
    const url =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const completion = await openai.chat.completions.create({
      model: "mock-vision",
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "What is it?" },
            { type: "image_url", image_url: { url } },
          ],
        },
      ],
    });
    expect(completion.choices[0]?.message.content).toContain("image_url: ");
    expect(completion.choices[0]?.message.content).toContain("data:image/png;base64,iVBORw0KGgo");
  });

  test("hears an answer", async () => {
    const body = { model: "mock-audio", messages: user("Say hello") };
    const completion = await openai.chat.completions.create(body);
    const { audio } = completion.choices[0]?.message ?? {};
    expect(audio).toMatchObject({ id: "audio_mock", transcript: "Hello.", expires_at: 1_700_003_600 });
    expect([...Buffer.from(audio?.data ?? "", "base64")]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("sees refusals, log probabilities and several answers", async () => {
    const refused = await openai.chat.completions.create({ model: "mock-refuses", messages: user("Say it") });
    expect(refused.choices[0]?.message).toMatchObject({ content: null, refusal: "I will not say." });
    const stream = openai.chat.completions.stream({
      model: "mock-logprobs",
      messages: user("Hi"),
      logprobs: true,
      top_logprobs: 2,
    });
    const { logprobs } = (await stream.finalChatCompletion()).choices[0] ?? {};
    expect(logprobs?.content?.map(({ token, top_logprobs }) => [token, top_logprobs.length])).toEqual([
      ["Par", 2],
      ["ley", 2],
    ]);
    const several = await openai.chat.completions.create({ model: "mock-choices", messages: user("Hi"), n: 3 });
    expect(several.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test("raises an error of its own class for each of ours", async () => {
    const stranger = new OpenAI({ ...gateway, apiKey: "wrong", maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toThrow(AuthenticationError);
    const ask = (model: string, more: object = {}) =>
      openai.chat.completions.create({ model, messages: user("x"), ...more });
    await expect(ask("nobody")).rejects.toThrow(NotFoundError);
    await expect(ask("mock-plain", { temperature: 9 })).rejects.toThrow(BadRequestError);
    await expect(ask("mock-plain", { temperature: 9 })).rejects.toMatchObject({
      param: "temperature",
      code: "invalid_value",
    });
    await expect(ask("mock-429")).rejects.toThrow(OpenAI.RateLimitError);
    await expect(ask("mock-auth")).rejects.toThrow(OpenAI.InternalServerError);
    await expect(ask("mock-quota")).rejects.toMatchObject({ status: 402, type: "insufficient_quota" });
    const cut = ask("mock-error-after", { stream: true });
    await expect(cut.then(readAll)).rejects.toThrow(APIError);
  });

  test.each([true, false])("aborts, and the upstream is let go of (stream: %s)", async (stream) => {
    const leaving = new AbortController();
    const before = gateway.upstream.requests.length;
    const asked = openai.chat.completions.create(
      { model: "custom/mock-slow-30s", messages: user("Long"), stream },
      { signal: leaving.signal },
    );
    const ended = stream ? asked.then(readAll) : expect(asked).rejects.toThrow(OpenAI.APIUserAbortError);
    const request = () => gateway.upstream.requests.slice(before).find(({ model }) => model === "mock-slow-30s");
    await expect.poll(() => request()?.sentText ?? "").not.toBe("");
    const leftAt = Date.now();
    leaving.abort();
    await ended;
    await expect.poll(() => request()?.closedEarlyAt ?? 0).toBeGreaterThan(0);
    expect((request()?.closedEarlyAt ?? 0) - leftAt).toBeLessThan(1_000);
  });
});

/** Reads a stream to its end. */
async function readAll(answer: unknown): Promise<void> {
  for await (const _ of answer as AsyncIterable<unknown>);
}
