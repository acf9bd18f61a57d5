import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from "openai";
import { expect, expectWholeAnswer, test, untilIdle } from "./support/journey";

const user = (content: string) => [{ role: "user" as const, content }];

test.describe("the official client", () => {
  let openai: OpenAI;
  let baseURL: string;

  test.beforeAll(async ({ parley }) => {
    baseURL = `${parley.url}/api/v1`;
    openai = new OpenAI({ baseURL, apiKey: await parley.createKey(), maxRetries: 0 });
  });

  test("lists models", async () => {
    const ids = (await openai.models.list()).data.map((model) => model.id);
    expect(ids).toEqual(expect.arrayContaining(["mock-plain", "starter"]));
  });

  test("completes, with a mock and with the built-in model", async () => {
    for (const model of ["mock-plain", "starter"]) {
      const completion = await openai.chat.completions.create({ model, messages: user("Hello") });
      expect(completion.choices[0]?.message.content).toMatch(/\w/);
      expect(completion.usage?.total_tokens).toBeGreaterThan(0);
    }
  });

  test("streams", async () => {
    for (const model of ["mock-plain", "starter"]) {
      const stream = openai.chat.completions.stream({ model, messages: user("Hello") });
      const completion = await stream.finalChatCompletion();
      expect(completion.choices[0]?.message.content).toMatch(/\w/);
      expect(completion.choices[0]?.finish_reason).toBe("stop");
    }
  });

  test("assembles tool calls", async () => {
    const stream = openai.chat.completions.stream({
      model: "mock-tool-call",
      messages: user("What is the weather?"),
      tools: [{ type: "function", function: { name: "get_weather", parameters: { type: "object" } } }],
    });
    const [call] = (await stream.finalChatCompletion()).choices[0]?.message.tool_calls ?? [];
    expect(call?.type === "function" && JSON.parse(call.function.arguments)).toEqual(expect.any(Object));
  });

  for (const stream of [true, false]) {
    test(`aborts ${stream ? "a stream" : "a plain request"}, and the upstream sees it within a second`, async ({
      upstream,
    }) => {
      const leaving = new AbortController();
      const before = upstream.requests.length;
      const asked = openai.chat.completions.create(
        { model: "custom/mock-slow-30s", messages: user("Long"), stream },
        { signal: leaving.signal },
      );
      // The client ends a stream it has aborted without an error, and rejects a plain request.
      const ended = stream ? asked.then(readAll) : expect(asked).rejects.toThrow(OpenAI.APIUserAbortError);
      const sent = () => upstream.requests.slice(before).find((request) => request.model === "mock-slow-30s");
      await expect.poll(() => sent()?.sentText ?? "").not.toBe("");
      const leftAt = Date.now();
      leaving.abort();
      await ended;
      await expect.poll(() => sent()?.closedEarlyAt ?? 0).toBeGreaterThan(0);
      expect((sent()?.closedEarlyAt ?? 0) - leftAt).toBeLessThan(1000);
    });
  }

  test("raises its own error classes", async () => {
    const stranger = new OpenAI({ baseURL, apiKey: "wrong", maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toThrow(AuthenticationError);
    await expect(openai.chat.completions.create({ model: "nobody", messages: user("x") })).rejects.toThrow(
      NotFoundError,
    );
    const malformed = openai.chat.completions.create({ model: "mock-plain", messages: user("x"), temperature: 9 });
    await expect(malformed).rejects.toThrow(BadRequestError);
    await expect(malformed).rejects.toMatchObject({ param: "temperature", code: "invalid_value" });
    const limited = openai.chat.completions.create({ model: "mock-429", messages: user("x") });
    await expect(limited).rejects.toThrow(OpenAI.RateLimitError);
    const cut = openai.chat.completions.create({ model: "mock-error-after", messages: user("x"), stream: true });
    await expect(cut.then(readAll)).rejects.toThrow(APIError);
  });

  test("with a sess_id its exchange appears in the open page at once", async ({ page, openChat }) => {
    await openChat();
    const sess_id = `program ${Date.now()}`;
    const body = { model: "mock-plain", messages: user("Said by a program"), sess_id };
    await openai.chat.completions.create(body);
    await page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("link", { name: /Said by a program/ })
      .click();
    await expect(page.getByRole("article", { name: "Question" })).toContainText("Said by a program");
    const again = { ...body, model: "custom/mock-slow-3s", messages: user("Said by a program, later") };
    const answered = openai.chat.completions.create(again);
    await expect(page.getByRole("article", { name: "Question" }).last()).toContainText("later");
    await answered;
    await untilIdle(page);
    await expectWholeAnswer(page, (await answered).choices[0]?.message.content ?? undefined);
  });
});

/** Reads a stream to its end; anything else is there already. */
async function readAll(answer: unknown): Promise<void> {
  if (answer === null || typeof answer !== "object" || !(Symbol.asyncIterator in answer)) return;
  for await (const _ of answer as AsyncIterable<unknown>);
}
