import { createOpenAICompatible, type OpenAICompatibleProvider } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, isStepCount, Output, streamText, tool } from "ai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Gateway, startGateway } from "./testing/start-gateway";

let gateway: Gateway;
let parley: OpenAICompatibleProvider;

beforeAll(async () => {
  gateway = await startGateway();
  parley = createOpenAICompatible({
    ...gateway,
    name: "parley",
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
});

afterAll(() => gateway.close());

const prompt = "Hello";
const sent = (model: string) => gateway.upstream.requests.findLast((request) => request.model === model);

const weather = tool({
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => `${city.length} degrees`,
});

describe("@ai-sdk/openai-compatible", () => {
  test("generates text with its usage", async () => {
    const answer = await generateText({ model: parley("mock-plain"), prompt });
    expect(answer.text).toBe(sent("mock-plain")?.sentText);
    expect(answer.finishReason).toBe("stop");
    expect(answer.usage.totalTokens).toBeGreaterThan(0);
  });

  test("streams text, thought and usage", async () => {
    const answer = streamText({ model: parley("mock-reasoning"), prompt });
    let text = "";
    for await (const delta of answer.textStream) text += delta;
    expect(text).toBe(sent("mock-reasoning")?.sentText);
    expect(await answer.reasoningText).toMatch(/\w/);
    const usage = await answer.usage;
    expect(usage.outputTokenDetails.reasoningTokens).toBeGreaterThan(0);
    expect(await answer.finishReason).toBe("stop");
  });

  test("asks for thinking by a degree or by our own switch", async () => {
    const byDegree = await generateText({ model: parley("mock-thinker"), prompt, reasoning: "high" });
    expect(byDegree.reasoningText).toBe("Let me think.");
    const providerOptions = { parley: { thinking: { enabled: true, budget_tokens: 2_000 } } };
    const bySwitch = await generateText({ model: parley("mock-thinker"), prompt, providerOptions });
    expect(bySwitch.reasoningText).toBe("Let me think.");
    expect(sent("mock-thinker")?.body).toMatchObject({ reasoning: { max_tokens: 2_000 } });
    expect((await generateText({ model: parley("mock-thinker"), prompt })).reasoningText).toBeUndefined();
  });

  test("runs several tools at once and goes on with their results", async () => {
    const answer = streamText({
      model: parley("mock-weather"),
      prompt: "Paris and London?",
      tools: { get_weather: weather },
      stopWhen: isStepCount(3),
    });
    await answer.consumeStream();
    const [first] = await answer.steps;
    expect(first?.toolCalls.map(({ input }) => input)).toEqual([{ city: "Paris" }, { city: "London" }]);
    expect(await answer.text).toBe("It is 5 degrees and 6 degrees.");
  });

  test("calls a tool that takes no arguments", async () => {
    const now = tool({ inputSchema: z.object({}), execute: async () => "noon" });
    const answer = await generateText({
      model: parley("mock-calls"),
      prompt: "What time is it?",
      tools: { now },
      stopWhen: isStepCount(3),
    });
    expect(answer.steps[0]?.toolCalls[0]?.input).toEqual({});
    expect(answer.text).toBe("It is noon.");
  });

  test("reads an object by its schema", async () => {
    const schema = z.object({ name: z.string(), born: z.number() });
    const { output } = await generateText({
      model: parley("mock-json"),
      prompt: "Who wrote the first program?",
      output: Output.object({ schema }),
    });
    expect(output).toEqual({ name: "Ada", born: 1815 });
  });

  test("shows pictures, sounds and documents", async () => {
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
    const { text } = await generateText({
      model: parley("mock-vision"),
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "What are they?" },
            { type: "file", data: bytes("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"), mediaType: "image/png" },
            { type: "file", data: bytes("SUQzBAAAAAAA"), mediaType: "audio/mpeg" },
            { type: "file", data: bytes("JVBERi0xLjQK"), mediaType: "application/pdf", filename: "a.pdf" },
          ],
        },
      ],
    });
    expect(text.split("\n").map((line) => line.split(":", 1)[0])).toEqual(["image_url", "input_audio", "file"]);
  });

  test("raises the API's errors with their status", async () => {
    const failing = (model: string) => generateText({ model: parley(model), prompt, maxRetries: 0 });
    for (const [model, status] of [
      ["nobody", 404],
      ["mock-429", 429],
      ["mock-auth", 502],
    ] as const) {
      const error = await failing(model).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(APICallError.isInstance(error) && error.statusCode).toBe(status);
    }
  });

  test("reports a stream that breaks off", async () => {
    const errors: unknown[] = [];
    const answer = streamText({
      model: parley("mock-error-after"),
      prompt,
      onError: ({ error }) => void errors.push(error),
    });
    await answer.consumeStream();
    expect(errors).toHaveLength(1);
  });

  test("aborts, and the upstream is let go of", async () => {
    const leaving = new AbortController();
    const answer = streamText({ model: parley("custom/mock-slow-30s"), prompt, abortSignal: leaving.signal });
    for await (const _ of answer.textStream) {
      leaving.abort();
      break;
    }
    await expect.poll(() => sent("mock-slow-30s")?.closedEarlyAt ?? 0, { timeout: 2_000 }).toBeGreaterThan(0);
  });
});
