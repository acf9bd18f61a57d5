import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as send } from "@/app/api/chat/route";
import { GET as events } from "@/app/api/events/route";
import { dataLines, pageRequest, question, readUi, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { getConversation, listConversations } from "@/lib/chat/conversations";
import type { ConversationSummary } from "@/lib/core/conversation";
import { POST as restore } from "./[sessId]/restore/route";
import { GET as read, DELETE as remove, PATCH as rename } from "./[sessId]/route";
import { GET as list } from "./route";

let upstream: MockUpstream;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
});

afterAll(() => upstream.close());

async function said(text: string, more: object = {}): Promise<string> {
  const body = question(text, more);
  await readUi(await send(pageRequest("POST", "/api/chat", body)));
  return body.sessId;
}

const at = (sessId: string) => withParams({ sessId });
const listed = async (): Promise<ConversationSummary[]> =>
  (await (await list(pageRequest("GET", "/api/conversations"))).json()).conversations;
const find = async (sessId: string) => (await listed()).find((one) => one.sessId === sessId);

describe("conversations", () => {
  test("are listed newest change first, titled by their first line until a model has a better one", async () => {
    const older = await said("# The *older* one\nwith more");
    const newer = await said("The newer one");
    const ids = (await listed()).map((one) => one.sessId);
    expect(ids.indexOf(newer)).toBeLessThan(ids.indexOf(older));
    await expect.poll(async () => (await find(older))?.title).not.toBe("The older one");
    expect((await find(older))?.title).toMatch(/\w/);
  });

  test("of the built-in model are titled by the rule alone", async () => {
    const sessId = await said("# What *can* you do? ".repeat(9), { model: "starter" });
    const title = (await find(sessId))?.title ?? "";
    expect(title).toMatch(/^What can you do\? .*…$/);
    expect(title.length).toBeLessThanOrEqual(61);
  });

  test("keep the name their owner gave them", async () => {
    const sessId = await said("Anything");
    const response = await rename(pageRequest("PATCH", "/", { title: "  My name  " }), at(sessId));
    expect(response.status).toBe(204);
    await said("Anything else", { sessId, parentId: null });
    expect((await find(sessId))?.title).toBe("My name");
  });

  test.each([
    {},
    { title: "" },
    { title: "   " },
    { title: 3 },
    { title: "x".repeat(201) },
    { title: "x", ownerId: "y" },
  ])("refuse the name %j", async (body) => {
    const sessId = await said("Named");
    expect((await rename(pageRequest("PATCH", "/", body), at(sessId))).status).toBe(400);
  });

  test("can be deleted, and brought back as they were", async () => {
    const sessId = await said("Delete me");
    const before = await (await read(pageRequest("GET", "/"), at(sessId))).json();
    expect((await remove(pageRequest("DELETE", "/"), at(sessId))).status).toBe(204);
    expect(await find(sessId)).toBeUndefined();
    expect((await read(pageRequest("GET", "/"), at(sessId))).status).toBe(404);
    expect((await remove(pageRequest("DELETE", "/"), at(sessId))).status).toBe(404);
    expect((await restore(pageRequest("POST", "/"), at(sessId))).status).toBe(204);
    const after = await (await read(pageRequest("GET", "/"), at(sessId))).json();
    expect(after.messages).toEqual(before.messages);
    expect((await restore(pageRequest("POST", "/"), at(sessId))).status).toBe(404);
  });

  test("whose id is used again after a deletion begin anew, and the old one cannot push in", async () => {
    const sessId = await said("Old secret");
    await remove(pageRequest("DELETE", "/"), at(sessId));
    await said("New beginning", { sessId });
    const { messages } = await (await read(pageRequest("GET", "/"), at(sessId))).json();
    expect(JSON.stringify(messages)).not.toContain("Old secret");
    expect((await restore(pageRequest("POST", "/"), at(sessId))).status).toBe(404);
  });

  test("stop being answered when they are deleted", async () => {
    const body = question("Never mind", { model: "custom/mock-slow" });
    const response = await send(pageRequest("POST", "/api/chat", body));
    await dataLines(response).next();
    await remove(pageRequest("DELETE", "/"), at(body.sessId));
    const sent = upstream.requests.find((request) => request.body.messages?.at(-1)?.content === "Never mind");
    await expect.poll(() => sent === undefined || sent.closedEarlyAt !== undefined).toBe(true);
  });

  test("belong to their owner: the same id is nothing to somebody else", async () => {
    const sessId = await said("Mine alone");
    const stranger = { kind: "user", userId: "stranger" } as const;
    expect(await getConversation(stranger, sessId)).toBeUndefined();
    expect(await listConversations(stranger)).toEqual([]);
  });

  test("that nobody has are answered like those of somebody else", async () => {
    for (const handler of [read, remove]) {
      const response = await handler(pageRequest(handler === read ? "GET" : "DELETE", "/"), at(randomUUID()));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
    }
  });

  test("tell every open page what happens to them, from the first moment", async () => {
    const leaving = new AbortController();
    const response = await events(pageRequest("GET", "/api/events", undefined, leaving.signal));
    const lines = dataLines(response);
    const sessId = await said("Watch me");
    const seen: string[] = [];
    while (!seen.includes("turn-ended")) {
      const event = JSON.parse((await lines.next()).value ?? "{}");
      if (event.sessId === sessId) seen.push(event.change);
    }
    expect(seen[0]).toBe("turn-started");
    leaving.abort();
  });
});
