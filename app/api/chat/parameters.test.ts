import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PUT as setPreferences } from "@/app/api/preferences/route";
import { database } from "@/db/client";
import { conversation } from "@/db/schema";
import { pageRequest, question, readUi } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { POST as send } from "./route";

let upstream: MockUpstream;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
});

afterAll(() => upstream.close());

const ask = (body: unknown) => send(pageRequest("POST", "/api/chat", body));

type Sent = { messages: { role: string; content: unknown }[] } & Record<string, unknown>;

/** The body by which a question reached the upstream. A title may be asked for after it. */
async function sentBy(text: string, more: object = {}): Promise<Sent> {
  const response = await ask(question(text, more));
  expect(response.status).toBe(200);
  await readUi(response);
  return upstream.requests
    .map(({ body }) => body as Sent)
    .findLast((body) => body.messages.at(-1)?.content === text) as Sent;
}

async function refusal(more: object): Promise<object> {
  const response = await ask(question("Refused", more));
  expect(response.status).toBe(400);
  return (await response.json()).error;
}

describe("the parameters of a question", () => {
  test("reach the upstream", async () => {
    const parameters = { temperature: 0.3, stop: ["END"], max_completion_tokens: 77, top_p: 0.9, seed: 4 };
    expect(await sentBy("With parameters", { parameters })).toMatchObject({
      temperature: 0.3,
      stop: ["END"],
      max_tokens: 77,
      top_p: 0.9,
    });
  });

  test.each([
    [{ parameters: { temperature: 9 } }, "parameters.temperature"],
    [{ parameters: { temperatur: 1 } }, "parameters.temperatur"],
    [{ parameters: { stop: ["", "a"] } }, "parameters.stop[0]"],
    [{ parameters: { tools: [{ type: "function", function: { name: "a b" } }] } }, "parameters.tools[0].function.name"],
    [{ parameters: { json_mode: true, response_format: { type: "text" } } }, "parameters.response_format.type"],
    [{ parameters: { top_logprobs: 2, strict_params: true } }, "parameters.top_logprobs"],
    [{ thinking: { mode: "on" } }, "thinking"],
    [{ search: { deepable: true } }, "search"],
  ])("are refused by name: %j", async (more, param) => {
    expect(await refusal(more)).toMatchObject({ param });
  });
});

describe("the system prompt", () => {
  const systemOf = ({ messages }: Sent) =>
    messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const storedIn = (sessId: string) =>
    database()
      .durable.select()
      .from(conversation)
      .all()
      .find((row) => row.sessId === sessId)?.system;

  test("comes first, stays with the conversation, and an empty one ends it", async () => {
    const first = question("Prompted");
    const { sessId } = first;
    expect(systemOf(await sentBy("Prompted", { ...first, system: "Be brief." }))).toEqual(["Be brief."]);
    expect(storedIn(sessId)).toBe("Be brief.");
    const next = { sessId, parentId: first.turnId };
    expect(systemOf(await sentBy("Still prompted", next))).toEqual(["Be brief."]);
    expect(systemOf(await sentBy("Not any more", { sessId, parentId: undefined, system: "" }))).toEqual([]);
    expect(storedIn(sessId)).toBe("");
  });

  test("of a new conversation is the default, which a later default does not change", async () => {
    const prefer = (preferences: object) => setPreferences(pageRequest("PUT", "/api/preferences", preferences));
    expect((await prefer({ system: "By default." })).status).toBe(200);
    const first = question("Unprompted");
    expect(systemOf(await sentBy("Unprompted", first))).toEqual(["By default."]);
    await prefer({});
    expect(systemOf(await sentBy("Later", { sessId: first.sessId, parentId: first.turnId }))).toEqual(["By default."]);
    expect(systemOf(await sentBy("Fresh"))).toEqual([]);
  });
});
