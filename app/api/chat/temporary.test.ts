import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as read, DELETE as remove } from "@/app/api/conversations/[sessId]/route";
import { POST as show } from "@/app/api/conversations/[sessId]/shown/route";
import { GET as listAll } from "@/app/api/conversations/route";
import { dataLines, pageRequest, question, readUi, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { env } from "@/env";
import type { Conversation, StartTurnBody } from "@/lib/core/conversation";
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

type Snapshot = { conversation: Conversation; messages: ParleyMessage[] };

const temporary = (text: string, more: Partial<StartTurnBody> = {}) =>
  question(text, { model: "custom/mock-echo", temporary: true, ...more });
const ask = (body: object) => send(pageRequest("POST", "/api/chat", body));
const readIn = (sessId: string) => read(pageRequest("GET", "/"), withParams({ sessId }));
const snapshot = async (sessId: string): Promise<Snapshot> => (await readIn(sessId)).json();

/** Everything that is on the disk, as text. */
function onDisk(folder = env().dataDir): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? onDisk(file) : readFileSync(file, "latin1");
    })
    .join("\n");
}

describe("a temporary chat", () => {
  test("goes on like any other, and not a word of it reaches the disk or the list", async () => {
    const canary = `canary${randomUUID().replaceAll("-", "")}`;
    const first = temporary(canary);
    const { text } = await readUi(await ask(first));
    expect(text).toContain(canary);
    const second = temporary("and then", { sessId: first.sessId, parentId: first.turnId });
    await readUi(await ask(second));
    expect(upstream.requests.at(-1)?.body.messages?.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    const { conversation } = await snapshot(first.sessId);
    expect(conversation.path).toEqual([first.message?.id, first.turnId, second.message?.id, second.turnId]);
    const { conversations } = await (await listAll(pageRequest("GET", "/"))).json();
    expect(conversations.map(({ sessId }: Conversation) => sessId)).not.toContain(first.sessId);
    const stored = question(`stored ${randomUUID()}`, { model: "custom/mock-echo" });
    await readUi(await ask(stored));
    expect(onDisk()).toContain(stored.message?.text);
    expect(onDisk()).not.toContain(canary);
  });

  test("has versions, and can be made again, gone on with and stopped", async () => {
    const body = temporary("Slowly", { model: "custom/mock-slow" });
    const { sessId, turnId } = body;
    const lines = dataLines(await ask(body));
    for await (const line of lines) if (line.includes("text-delta")) break;
    expect((await snapshot(sessId)).conversation.runningTurnId).toBe(turnId);
    expect((await ask(temporary("meanwhile", { sessId }))).status).toBe(409);
    const stopped = await stop(pageRequest("POST", "/", { turnId }), withParams({ sessId }));
    expect(await stopped.json()).toMatchObject({ state: "stopped" });
    const idle = await resume(pageRequest("GET", "/"), withParams({ sessId }));
    expect(idle.status).toBe(204);
    const onwards = { sessId, model: "custom/mock-plain", turnId: randomUUID(), continue: turnId, temporary: true };
    await readUi(await ask(onwards));
    const again = { sessId, model: "custom/mock-plain", turnId: randomUUID(), regenerate: body.message?.id };
    await readUi(await ask({ ...again, temporary: true }));
    const { messages } = await snapshot(sessId);
    expect(messages[1]?.metadata?.versions).toEqual([turnId, onwards.turnId, again.turnId]);
    await show(pageRequest("POST", "/", { messageId: turnId }), withParams({ sessId }));
    expect((await snapshot(sessId)).conversation.path).toEqual([body.message?.id, turnId]);
  });

  test("is forgotten when it is deleted, and nothing of it can be asked for then", async () => {
    const { sessId, turnId, message } = temporary("Forget me");
    await readUi(await ask(temporary("Forget me", { sessId, turnId, message })));
    expect((await remove(pageRequest("DELETE", "/"), withParams({ sessId }))).status).toBe(204);
    expect((await readIn(sessId)).status).toBe(404);
    const again = { sessId, model: "custom/mock-echo", turnId: randomUUID(), regenerate: message?.id, temporary: true };
    expect((await ask(again)).status).toBe(404);
  });
});
