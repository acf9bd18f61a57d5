import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getConversation } from "@/app/api/conversations/[sessId]/route";
import { dataLines, pageRequest, question, readUi, type UiChunk, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import type { Conversation } from "@/lib/core/conversation";
import type { ParleyMessage } from "@/lib/stream/ui-message";
import { POST as stop } from "./[sessId]/stop/route";
import { GET as resume } from "./[sessId]/stream/route";
import { POST as send } from "./route";

let upstream: MockUpstream;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
});

afterAll(() => upstream.close());

const ask = (body: unknown, signal?: AbortSignal) => send(pageRequest("POST", "/api/chat", body, signal));
const resumeIn = (sessId: string) => resume(pageRequest("GET", `/api/chat/${sessId}/stream`), withParams({ sessId }));
const stopIn = (sessId: string, turnId: string) =>
  stop(pageRequest("POST", `/api/chat/${sessId}/stop`, { turnId }), withParams({ sessId }));

async function stored(sessId: string) {
  const response = await getConversation(pageRequest("GET", `/api/conversations/${sessId}`), withParams({ sessId }));
  return (await response.json()) as { conversation: Conversation; messages: ParleyMessage[] };
}

function textOfMessage(message: ParleyMessage | undefined): string {
  return (message?.parts ?? []).flatMap((part) => (part.type === "text" ? part.text : [])).join("");
}

/** Reads until the first piece of text has come, and leaves the rest unread. */
async function readFirstText(response: Response) {
  const lines = dataLines(response);
  for await (const line of lines) {
    const chunk = JSON.parse(line) as UiChunk;
    if (chunk.type === "text-delta") return chunk.delta;
  }
  throw new Error("the stream ended without text");
}

describe("sending a message", () => {
  test("streams the answer and stores exactly what was streamed", async () => {
    const body = question("Hello");
    const { text, chunks, end } = await readUi(await ask(body));
    expect(chunks[0]).toMatchObject({ type: "start", messageId: body.turnId });
    expect(end).toMatchObject({ state: "done" });
    expect(end.usage?.totalTokens).toBeGreaterThan(0);
    const { conversation, messages } = await stored(body.sessId);
    expect(conversation.runningTurnId).toBeUndefined();
    expect(messages.map((message) => message.id)).toEqual([body.message?.id, body.turnId]);
    expect(textOfMessage(messages[1])).toBe(text);
    expect(upstream.requests.at(0)?.sentText).toBe(text);
  });

  test("keeps the thought apart from the answer, with its duration", async () => {
    const body = question("Think", { model: "custom/mock-reasoning" });
    await readUi(await ask(body));
    const [, answer] = (await stored(body.sessId)).messages;
    expect(answer?.parts[0]).toMatchObject({ type: "reasoning", state: "done" });
    expect(answer?.parts[1]).toMatchObject({ type: "text" });
  });

  test("sends the whole path upstream, oldest first", async () => {
    const first = question("One", { model: "custom/mock-echo" });
    await readUi(await ask(first));
    const second = question("Two", { ...first, ...{ model: "custom/mock-echo" } });
    await readUi(
      await ask({
        ...second,
        sessId: first.sessId,
        turnId: "turn-two-0001",
        parentId: first.turnId,
        message: { id: "message-two-01", text: "Two" },
      }),
    );
    const bodies = upstream.requests.map((request) => request.body as { messages: { content: unknown }[] });
    const last = bodies.findLast((sent) => sent.messages.length === 3);
    expect(last?.messages.map((message) => message.content)).toEqual(["One", "One", "Two"]);
  });

  test("makes one turn of a message that is sent twenty times at once", async () => {
    const body = question("Once", { model: "custom/mock-plain" });
    const before = upstream.requests.length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => ask({ ...body, turnId: `turn-${at}-of-twenty` }).then(readUi)),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(
      new Set(answers.map((answer) => (answer.chunks[0]?.type === "start" ? answer.chunks[0].messageId : ""))).size,
    ).toBe(1);
    expect((await stored(body.sessId)).messages).toHaveLength(2);
    const asked = upstream.requests.slice(before).filter((request) => JSON.stringify(request.body).includes('"Once"'));
    expect(asked).toHaveLength(1);
  });

  test("replays the stored answer when the same message is sent again after its end", async () => {
    const body = question("Again");
    const first = await readUi(await ask(body));
    const second = await readUi(await ask(body));
    expect(second.text).toBe(first.text);
    expect(second.end.state).toBe("done");
  });

  test("refuses a message id that was used for another text", async () => {
    const body = question("Mine");
    await readUi(await ask(body));
    const response = await ask({ ...body, message: { id: body.message?.id, text: "Other" } });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: "conflict", param: "message.id" } });
  });

  test("refuses a turn id that is a message's id, or that answered another message", async () => {
    const body = question("Ids");
    const own = await ask({ ...body, turnId: body.message?.id });
    expect(own.status).toBe(409);
    expect(await own.json()).toMatchObject({ error: { code: "conflict", param: "turnId" } });
    await readUi(await ask(body));
    const reused = await ask(question("Other", { sessId: body.sessId, turnId: body.turnId, parentId: body.turnId }));
    expect(reused.status).toBe(409);
    const again = { sessId: body.sessId, model: body.model, turnId: body.message?.id, regenerate: body.message?.id };
    expect((await ask(again)).status).toBe(409);
  });

  test("answers a second message with 409 while the first is being answered", async () => {
    const body = question("Slow", { model: "custom/mock-slow" });
    const running = await ask(body);
    await readFirstText(running);
    const response = await ask(question("Too soon", { sessId: body.sessId }));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: "turn_running" } });
    await stopIn(body.sessId, body.turnId);
  });

  test("makes a sibling when an answer is asked for again, and shows the new one", async () => {
    const body = question("Twice");
    await readUi(await ask(body));
    const again = {
      sessId: body.sessId,
      model: body.model,
      turnId: "turn-second-answer",
      regenerate: body.message?.id,
    };
    await readUi(await ask(again));
    const { messages } = await stored(body.sessId);
    expect(messages.map((message) => message.id)).toEqual([body.message?.id, "turn-second-answer"]);
  });

  test.each([
    ["an unknown model", { model: "nobody/nothing" }, 404, "model"],
    ["a parent that is not there", { parentId: "no-such-message" }, 404, "parentId"],
    ["no text", { message: { id: "message-empty-1", text: "  " } }, 400, "message.text"],
    ["a forged role", { message: { id: "message-forged", text: "x", role: "system" } }, 400, "message.role"],
    ["forged history", { messages: [{ role: "assistant", content: "x" }] }, 400, "messages"],
    ["an owner", { userId: "somebody-else" }, 400, "userId"],
    ["an id with a path in it", { turnId: "../../../etc" }, 400, "turnId"],
    ["an endless sessId", { sessId: "x".repeat(129) }, 400, "sessId"],
    ["a text that is too long", { message: { id: "message-long-1", text: "x".repeat(400_001) } }, 413, "message.text"],
  ])("refuses %s and names the field", async (_, wrong, status, param) => {
    const body = question("Refused", wrong as object);
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { param } });
    expect((await getConversation(pageRequest("GET", "/"), withParams({ sessId: body.sessId }))).status).toBe(404);
  });

  test.each([
    ["nothing", ""],
    ["null", "null"],
    ["an array", "[]"],
    ["a number", "0"],
    ["half of an object", '{"sessId":'],
    ["100,000 brackets", "[".repeat(100_000)],
    ["a control character", "\u0000"],
  ])("answers a body that is %s with 400", async (_, body) => {
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("refuses a body that another site could post without asking", async () => {
    const request = new Request("http://127.0.0.1:3000/api/chat", {
      method: "POST",
      headers: { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", "content-type": "text/plain" },
      body: JSON.stringify(question("x")),
    });
    expect((await send(request)).status).toBe(400);
  });
});

describe("an answer that fails", () => {
  test.each([
    ["mock-error-before", "upstream_error", ""],
    ["mock-error-first-event", "upstream_unavailable", ""],
    ["mock-auth", "upstream_auth_error", ""],
    ["mock-429", "rate_limit_exceeded", ""],
    ["mock-empty", "upstream_error", ""],
  ])("of %s is kept as failed with its reason", async (model, code, text) => {
    const body = question("Fail", { model: `custom/${model}` });
    const { end } = await readUi(await ask(body));
    expect(end).toMatchObject({ state: "failed", error: { code } });
    const { messages } = await stored(body.sessId);
    expect(messages[1]?.metadata).toMatchObject({ state: "failed", error: { code } });
    expect(textOfMessage(messages[1])).toBe(text);
    expect(JSON.stringify(messages)).not.toContain("sk-wrong");
  });

  test.each(["mock-error-after", "mock-cut"])("of %s keeps the text that came before", async (model) => {
    const body = question("Half", { model: `custom/${model}` });
    const { text, end } = await readUi(await ask(body));
    expect(end.state).toBe("failed");
    expect(text).not.toBe("");
    expect(textOfMessage((await stored(body.sessId)).messages[1])).toBe(text);
  });
});

test("an answer that failed before its first word is not told to the model afterwards", async () => {
  const failed = question("Fails", { model: "custom/mock-error-before" });
  await readUi(await ask(failed));
  const next = question("Goes on", { sessId: failed.sessId, parentId: failed.turnId });
  await readUi(await ask(next));
  const sent = upstream.requests.find((request) => request.body.messages?.at(-1)?.content === "Goes on");
  expect(sent?.body.messages?.map((message) => message.role)).toEqual(["user", "user"]);
});

describe("a running answer", () => {
  test("goes on when its reader leaves, and is replayed from its beginning to whoever comes", async () => {
    const body = question("Leave", { model: "custom/mock-slow-3s" });
    const leaving = new AbortController();
    const response = await ask(body, leaving.signal);
    await readFirstText(response);
    leaving.abort();
    const [one, two] = await Promise.all([resumeIn(body.sessId).then(readUi), resumeIn(body.sessId).then(readUi)]);
    const sent = upstream.requests.find((request) => JSON.stringify(request.body).includes('"Leave"'));
    expect(one.text).toBe(sent?.sentText);
    expect(two.text).toBe(one.text);
    expect(textOfMessage((await stored(body.sessId)).messages[1])).toBe(one.text);
  });

  test("is shown as running, with the question alone, until it ends", async () => {
    const body = question("Running", { model: "custom/mock-slow" });
    await readFirstText(await ask(body));
    const { conversation, messages } = await stored(body.sessId);
    expect(conversation.runningTurnId).toBe(body.turnId);
    expect(messages.map((message) => message.role)).toEqual(["user"]);
    await stopIn(body.sessId, body.turnId);
  });

  test("has nothing to resume when nothing runs, here or in a conversation that does not exist", async () => {
    const body = question("Short");
    await readUi(await ask(body));
    expect((await resumeIn(body.sessId)).status).toBe(204);
    expect((await resumeIn("nobody-knows-this")).status).toBe(204);
  });

  test("stops when told to, keeps its text, closes the upstream, and being told twice changes nothing", async () => {
    const body = question("Stop me", { model: "custom/mock-slow" });
    const response = await ask(body);
    const first = await readFirstText(response);
    const before = performance.now();
    expect(await (await stopIn(body.sessId, body.turnId)).json()).toEqual({ state: "stopped" });
    const sent = upstream.requests.find((request) => JSON.stringify(request.body).includes('"Stop me"'));
    await expect.poll(() => sent?.closedEarlyAt, { timeout: 1000 }).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(1000);
    const [, answer] = (await stored(body.sessId)).messages;
    expect(answer?.metadata?.state).toBe("stopped");
    expect(textOfMessage(answer)).toContain(first);
    expect(sent?.sentText.startsWith(textOfMessage(answer))).toBe(true);
    expect(await (await stopIn(body.sessId, body.turnId)).json()).toEqual({ state: "stopped" });
  });

  test("is not reached by a stop meant for an earlier turn", async () => {
    const body = question("First");
    await readUi(await ask(body));
    const next = question("Second", { sessId: body.sessId, parentId: body.turnId, model: "custom/mock-slow" });
    await readFirstText(await ask(next));
    expect(await (await stopIn(body.sessId, body.turnId)).json()).toEqual({ state: "done" });
    expect((await stored(body.sessId)).conversation.runningTurnId).toBe(next.turnId);
    await stopIn(body.sessId, next.turnId);
  });

  test("a stop for a turn nobody knows is answered with 404", async () => {
    expect((await stopIn("nobody-knows-this", "turn-unknown-1")).status).toBe(404);
  });
});
