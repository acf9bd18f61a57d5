import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from "openai";
import { expectValidBody, expectValidError, expectValidModelList } from "@/lib/gateway/testing/expect-valid";
import { readEvents } from "@/lib/gateway/testing/read-events";
import { expectBrokenStream, expectValidStream } from "@/lib/gateway/testing/stream-automaton";
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

  test("assembles tool calls that are made at once", async () => {
    const stream = openai.chat.completions.stream({
      model: "mock-weather",
      messages: user("What is the weather?"),
      tools: [{ type: "function", function: { name: "get_weather", parameters: { type: "object" } } }],
    });
    const calls = (await stream.finalChatCompletion()).choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === "function" && JSON.parse(call.function.arguments))).toEqual([
      { city: "Paris" },
      { city: "London" },
    ]);
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

test.describe("on the wire", () => {
  let ask: (body: object) => Promise<Response>;
  let apiKey: string;

  test.beforeAll(async ({ parley }) => {
    apiKey = await parley.createKey();
    ask = (body) =>
      fetch(`${parley.url}/api/v1/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify({ messages: user("Hello"), ...body }),
      });
  });

  for (const model of ["mock-plain", "mock-reasoning", "mock-weather", "mock-search", "mock-audio", "starter"]) {
    test(`${model} answers by every rule, streamed or not`, async () => {
      expectValidBody(await (await ask({ model })).json());
      const { lines } = await readEvents(await ask({ model, stream: true }));
      expectValidStream(lines);
      const own = await readEvents(await ask({ model, stream: true, stream_options: { include_usage: true } }));
      expectValidStream(own.lines, "own");
    });
  }

  test("failures keep their shape, before the first byte and after", async () => {
    const refused = await ask({ model: "mock-429" });
    expect(refused.status).toBe(429);
    expectValidError(await refused.json());
    const { lines } = await readEvents(await ask({ model: "mock-error-after", stream: true }));
    expect(expectBrokenStream(lines).code).toBe("upstream_error");
  });

  test("wrong methods and the list of models keep theirs", async ({ parley }) => {
    const headers = { authorization: `Bearer ${apiKey}` };
    const wrong = await fetch(`${parley.url}/api/v1/chat/completions`, { headers });
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expectValidError(await wrong.json());
    expectValidModelList(await (await fetch(`${parley.url}/api/v1/models`, { headers })).json());
  });

  test("a silent model's clients are told within seconds that they still wait", async () => {
    const [whole, streamed] = await Promise.all([
      ask({ model: "mock-hang" }),
      ask({ model: "mock-hang", stream: true }),
    ]);
    expect([whole.status, streamed.status]).toEqual([200, 200]);
    expect(await firstText(whole)).toBe("\n");
    expect(await firstText(streamed)).toBe(": keep-alive\n\n");
  });
});

/** What comes first of a body; the rest is left. */
async function firstText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** Reads a stream to its end; anything else is there already. */
async function readAll(answer: unknown): Promise<void> {
  if (answer === null || typeof answer !== "object" || !(Symbol.asyncIterator in answer)) return;
  for await (const _ of answer as AsyncIterable<unknown>);
}
