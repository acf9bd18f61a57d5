import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { GET as getConversation } from "@/app/api/conversations/[sessId]/route";
import { database } from "@/db/client";
import { purgeDrafts } from "@/db/queries/drafts";
import { conversation, file, user } from "@/db/schema";
import { pageRequest, withParams } from "@/e2e/support/browser-door";
import { soloOwner } from "@/lib/auth/solo";
import { subscribe } from "@/lib/chat/live-events";
import type { DraftContent } from "@/lib/core/draft";
import { GET, PUT } from "./[key]/route";

const viewer = { kind: "user" as const, userId: soloOwner.id };

const contentOf = (text: string, more: Partial<DraftContent> = {}): DraftContent => {
  return { text, files: [], queue: [], ...more };
};
const put = (key: string, body: unknown) => PUT(pageRequest("PUT", "/", body), withParams({ key }));
const get = async (key: string) => (await GET(pageRequest("GET", "/"), withParams({ key }))).json();

/** A conversation of somebody, as a row. */
async function begin(ownerId = soloOwner.id): Promise<string> {
  const db = database().durable;
  db.insert(user).values({ id: ownerId, name: "", createdAt: 0 }).onConflictDoNothing().run();
  const sessId = randomUUID();
  const row = { id: randomUUID(), ownerId, sessId, title: "", titleSource: "rule" as const, revision: 0 };
  db.insert(conversation)
    .values({ ...row, createdAt: 0, updatedAt: 0 })
    .run();
  return sessId;
}

function keepFile(userId: string): string {
  const id = randomUUID().replaceAll("-", "").slice(0, 22);
  const facts = { storedName: id, sha256: id, name: "a.txt", mediaType: "text/plain", kind: "text" as const, size: 1 };
  database()
    .durable.insert(file)
    .values({ id, userId, ...facts, temporary: false, createdAt: 0 })
    .run();
  return id;
}

describe("a draft", () => {
  test("is kept whole, and comes with its conversation", async () => {
    const key = await begin();
    const content = contentOf("Half a thought", {
      files: [keepFile(soloOwner.id)],
      model: "custom/mock-plain",
      wishes: { think: "on", search: true, deep: false, engine: "wikipedia" },
      parameters: { temperature: 0.2, thinking: { enabled: true } },
      system: "",
      queue: [{ messageId: "message-1", turnId: "turn-0001", text: "Next", files: [] }],
      others: ["From the phone"],
    });
    expect(await (await put(key, { content, basedOn: 0 })).json()).toEqual({ revision: 1 });
    expect(await get(key)).toEqual({ draft: { content, revision: 1 } });
    const opened = await getConversation(pageRequest("GET", "/"), withParams({ sessId: key }));
    expect((await opened.json()).conversation.draft).toEqual({ content, revision: 1 });
  });

  test("is nobody's before it is written, and is told to open pages when it is", async () => {
    const key = await begin();
    expect(await get(key)).toEqual({ draft: null });
    const leaving = new AbortController();
    const events = subscribe(viewer, leaving.signal);
    await put(key, { content: contentOf("Here"), basedOn: 0 });
    expect((await events.next()).value).toEqual({ type: "draft", key, revision: 1 });
    leaving.abort();
  });

  test("that somebody else wrote meanwhile is not written over, and what they wrote is the answer", async () => {
    const key = await begin();
    await put(key, { content: contentOf("First"), basedOn: 0 });
    await put(key, { content: contentOf("Second"), basedOn: 1 });
    for (const basedOn of [0, 1, 3]) {
      const refused = await put(key, { content: contentOf("Late"), basedOn });
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({
        error: { code: "conflict" },
        draft: { content: { text: "Second" }, revision: 2 },
      });
    }
    expect(await get(key)).toMatchObject({ draft: { content: { text: "Second" }, revision: 2 } });
  });

  test("written twenty times at once from the same revision is taken once", async () => {
    const key = await begin();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => put(key, { content: contentOf(`Text ${at}`), basedOn: 0 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  test("of a conversation that does not exist is refused as one of somebody else's is", async () => {
    const foreign = await begin("somebody-else");
    const answers = await Promise.all(
      [foreign, randomUUID()].map((key) => put(key, { content: contentOf("x"), basedOn: 0 })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(bodies[0]).toEqual(bodies[1]);
    expect(await get(foreign)).toEqual({ draft: null });
  });

  test("cannot hold files of somebody else, in the field or in a message that waits", async () => {
    const key = await begin();
    const foreign = keepFile((await begin("a-stranger")) && "a-stranger");
    const queue = [{ messageId: "message-1", turnId: "turn-0001", text: "", files: [foreign] }];
    for (const content of [contentOf("", { files: [foreign] }), contentOf("", { queue })]) {
      const refused = await put(key, { content, basedOn: 0 });
      expect(refused.status).toBe(404);
      expect(await refused.json()).toMatchObject({ error: { param: "content.files" } });
    }
  });

  test.each([
    ["an owner", { content: { ...contentOf("x"), userId: "me" }, basedOn: 0 }, "content.userId"],
    ["no revision", { content: contentOf("x") }, "basedOn"],
    ["a negative revision", { content: contentOf("x"), basedOn: -1 }, "basedOn"],
    ["a file that is no id", { content: contentOf("x", { files: ["../etc"] }), basedOn: 0 }, "content.files[0]"],
  ])("with %s is refused and the field is named", async (_, body, param) => {
    const refused = await put(await begin(), body);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { param } });
  });

  test("goes with its conversation, and that of a new chat stays", async () => {
    const key = await begin();
    await put(key, { content: contentOf("Gone"), basedOn: 0 });
    await put("new", { content: contentOf("Stays"), basedOn: 0 });
    const before = await purgeDrafts();
    expect(before).toBe(0);
    database().durable.delete(conversation).run();
    expect(await purgeDrafts()).toBeGreaterThan(0);
    expect(await get(key)).toEqual({ draft: null });
    expect(await get("new")).toMatchObject({ draft: { content: { text: "Stays" } } });
  });
});
