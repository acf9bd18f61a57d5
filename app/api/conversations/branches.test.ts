import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as stop } from "@/app/api/chat/[sessId]/stop/route";
import { POST as send } from "@/app/api/chat/route";
import { purgeMessages } from "@/db/queries/branches";
import { dataLines, pageRequest, question, readUi, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import type { Conversation, StartTurnBody } from "@/lib/core/conversation";
import type { ParleyMessage } from "@/lib/stream/ui-message";
import { GET as find } from "./[sessId]/find/route";
import { POST as fork } from "./[sessId]/fork/route";
import { POST as restore } from "./[sessId]/messages/[messageId]/restore/route";
import { DELETE as remove } from "./[sessId]/messages/[messageId]/route";
import { GET as list } from "./[sessId]/messages/route";
import { GET as read } from "./[sessId]/route";
import { POST as show } from "./[sessId]/shown/route";

let upstream: MockUpstream;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
});

afterAll(() => upstream.close());

type Snapshot = { conversation: Conversation; messages: ParleyMessage[]; removed?: number; leafId?: string | null };
type Ids = { questionId: string; answerId: string };

const json = async (response: Promise<Response>) => (await response).json();
const snapshot = (sessId: string): Promise<Snapshot> => json(read(pageRequest("GET", "/"), withParams({ sessId })));
const showIn = (sessId: string, messageId: string) =>
  show(pageRequest("POST", "/", { messageId }), withParams({ sessId }));
const removeIn = (sessId: string, messageId: string) =>
  remove(pageRequest("DELETE", "/"), withParams({ sessId, messageId }));
const restoreIn = (sessId: string, messageId: string, body: object = {}) =>
  restore(pageRequest("POST", "/", body), withParams({ sessId, messageId }));
const forkIn = (sessId: string, messageId: string, newSessId: string) =>
  fork(pageRequest("POST", "/", { messageId, sessId: newSessId }), withParams({ sessId }));
const findIn = (sessId: string, q: string) =>
  find(pageRequest("GET", `/?q=${encodeURIComponent(q)}`), withParams({ sessId }));

const textOf = (message: ParleyMessage | undefined) =>
  (message?.parts ?? []).flatMap((part) => (part.type === "text" ? part.text : [])).join("");

/** Asks in a conversation and reads the answer to its end. */
async function ask(text: string, more: Partial<StartTurnBody> = {}): Promise<Ids & { sessId: string }> {
  const body = question(text, { model: "custom/mock-echo", ...more });
  await readUi(await send(pageRequest("POST", "/api/chat", body)));
  return { sessId: body.sessId, questionId: body.message?.id ?? "", answerId: body.turnId };
}

/** A conversation of two questions and their answers. */
async function twoTurns() {
  const first = await ask("first question");
  const second = await ask("second question", { sessId: first.sessId, parentId: first.answerId });
  return { sessId: first.sessId, first, second };
}

describe("versions", () => {
  test("are made by an edited question, and each shows what followed it", async () => {
    const { sessId, first, second } = await twoTurns();
    const edited = await ask("first question, edited", { sessId, parentId: null });
    const after = await snapshot(sessId);
    expect(after.conversation.path).toEqual([edited.questionId, edited.answerId]);
    expect(after.messages[0]?.metadata?.versions).toEqual([first.questionId, edited.questionId]);
    expect(after.messages[1]?.metadata?.versions).toBeUndefined();
    const back: Snapshot = await json(showIn(sessId, first.questionId));
    expect(back.conversation.path).toEqual([first.questionId, first.answerId, second.questionId, second.answerId]);
    expect((await snapshot(sessId)).conversation.path).toEqual(back.conversation.path);
  });

  test("of an answer are kept when it is made again, and one of several choices is one of them", async () => {
    const { sessId, questionId, answerId } = await ask("again");
    const turnId = randomUUID();
    const again = { sessId, model: "custom/mock-choices", turnId, regenerate: questionId, parameters: { n: 2 } };
    await readUi(await send(pageRequest("POST", "/api/chat", again)));
    const { conversation, messages } = await snapshot(sessId);
    expect(conversation.path).toEqual([questionId, turnId]);
    expect(messages[1]?.metadata?.versions).toEqual([answerId, turnId, `${turnId}-2`]);
    const other: Snapshot = await json(showIn(sessId, `${turnId}-2`));
    expect(textOf(other.messages[1])).not.toBe("");
    expect(other.messages[1]?.metadata?.usage).toBeUndefined();
  });

  test("cannot be changed while an answer runs", async () => {
    const { sessId, first } = await twoTurns();
    const body = question("slowly", { sessId, parentId: first.answerId, model: "custom/mock-slow" });
    const running = await send(pageRequest("POST", "/api/chat", body));
    await dataLines(running).next();
    for (const response of [
      await showIn(sessId, first.questionId),
      await removeIn(sessId, first.questionId),
      await restoreIn(sessId, first.questionId),
    ]) {
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ error: { code: "turn_running" } });
    }
    await stop(pageRequest("POST", "/", { turnId: body.turnId }), withParams({ sessId }));
  });

  test("of others are read by their ids, forty at most, and unknown ids are left out", async () => {
    const { sessId, first, second } = await twoTurns();
    const ids = [second.answerId, "no-such-message", first.questionId];
    const read = await json(list(pageRequest("GET", `/?ids=${ids.join(",")}`), withParams({ sessId })));
    expect(read.messages.map(({ id }: ParleyMessage) => id)).toEqual([second.answerId, first.questionId]);
    const many = Array.from({ length: 41 }, (_, index) => `id${index}`).join(",");
    for (const query of [`ids=${many}`, "", "ids=a&ids=b", "ids=a&more=1"]) {
      expect((await list(pageRequest("GET", `/?${query}`), withParams({ sessId }))).status).toBe(400);
    }
  });
});

describe("deleting a message", () => {
  test("takes what follows with it, shows the neighbour, and is undone as it was", async () => {
    const { sessId, first, second } = await twoTurns();
    const edited = await ask("edited", { sessId, parentId: null });
    const gone: Snapshot = await json(removeIn(sessId, edited.questionId));
    expect(gone).toMatchObject({ removed: 2, leafId: edited.answerId });
    const all = [first.questionId, first.answerId, second.questionId, second.answerId];
    expect(gone.conversation.path).toEqual(all);
    expect(gone.messages[0]?.metadata?.versions).toBeUndefined();
    const back: Snapshot = await json(restoreIn(sessId, edited.questionId, { leafId: edited.answerId }));
    expect(back.conversation.path).toEqual([edited.questionId, edited.answerId]);
  });

  test("without a neighbour shows what is above it, down to an empty conversation that goes on", async () => {
    const { sessId, first, second } = await twoTurns();
    const cut: Snapshot = await json(removeIn(sessId, second.questionId));
    expect(cut.conversation.path).toEqual([first.questionId, first.answerId]);
    const empty: Snapshot = await json(removeIn(sessId, first.questionId));
    expect(empty.conversation.path).toEqual([]);
    const onwards = await ask("a new beginning", { sessId, parentId: null });
    expect((await snapshot(sessId)).conversation.path).toEqual([onwards.questionId, onwards.answerId]);
  });

  test("takes it out of every way to read it, to answer it and to go on from it", async () => {
    const { sessId, first, second } = await twoTurns();
    await removeIn(sessId, first.answerId);
    const ids = `ids=${first.answerId},${second.questionId}`;
    expect((await json(list(pageRequest("GET", `/?${ids}`), withParams({ sessId })))).messages).toEqual([]);
    expect((await json(findIn(sessId, "second question"))).matches).toEqual([]);
    const statuses = [
      await showIn(sessId, second.answerId),
      await removeIn(sessId, second.questionId),
      await restoreIn(sessId, second.questionId),
      await forkIn(sessId, second.questionId, randomUUID()),
      await send(pageRequest("POST", "/", question("x", { sessId, parentId: second.answerId }))),
      await send(
        pageRequest("POST", "/", {
          sessId,
          model: "custom/mock-echo",
          turnId: randomUUID(),
          regenerate: second.questionId,
        }),
      ),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
  });

  test("is for good after its time, with everything that followed", async () => {
    const { sessId, first, second } = await twoTurns();
    await removeIn(sessId, first.answerId);
    expect(await purgeMessages(Date.now() - 60_000)).toBe(0);
    expect(await purgeMessages(Date.now() + 1)).toBeGreaterThanOrEqual(3);
    expect((await restoreIn(sessId, first.answerId)).status).toBe(404);
    const path = (await snapshot(sessId)).conversation.path;
    expect(path).toEqual([first.questionId]);
    expect(path).not.toContain(second.questionId);
  });
});

describe("a fork", () => {
  test("is a conversation of its own with what was said up to the message", async () => {
    const { sessId, first, second } = await twoTurns();
    const newSessId = randomUUID();
    expect((await forkIn(sessId, first.answerId, newSessId)).status).toBe(201);
    const [from, to] = [await snapshot(sessId), await snapshot(newSessId)];
    expect(to.messages.map(textOf)).toEqual(from.messages.slice(0, 2).map(textOf));
    expect(to.conversation.path.some((id) => from.conversation.path.includes(id))).toBe(false);
    const onwards = await ask("only here", { sessId: newSessId, parentId: to.conversation.path.at(-1) });
    expect((await snapshot(newSessId)).conversation.path).toContain(onwards.answerId);
    expect((await snapshot(sessId)).conversation.path.at(-1)).toBe(second.answerId);
  });

  test("never writes over a conversation, and names what is wrong", async () => {
    const { sessId, first } = await twoTurns();
    expect((await forkIn(sessId, first.answerId, sessId)).status).toBe(409);
    expect((await forkIn(sessId, "no-such-message", randomUUID())).status).toBe(404);
    expect((await forkIn(sessId, first.answerId, "..")).status).toBe(400);
  });
});

describe("going on with an answer", () => {
  const continueIn = (sessId: string, answerId: string, turnId: string, model = "custom/mock-plain") =>
    send(pageRequest("POST", "/", { sessId, model, turnId, continue: answerId }));

  /** An answer that was stopped after its first words. */
  async function stopped() {
    const body = question("A long story", { model: "custom/mock-slow" });
    const lines = dataLines(await send(pageRequest("POST", "/", body)));
    for await (const line of lines) if (line.includes("text-delta")) break;
    await stop(pageRequest("POST", "/", { turnId: body.turnId }), withParams({ sessId: body.sessId }));
    return { sessId: body.sessId, answerId: body.turnId, questionId: body.message?.id ?? "" };
  }

  test("makes another version that begins with the words of the first", async () => {
    const { sessId, answerId, questionId } = await stopped();
    const before = textOf((await snapshot(sessId)).messages[1]);
    const turnId = randomUUID();
    const { text } = await readUi(await continueIn(sessId, answerId, turnId));
    const { conversation, messages } = await snapshot(sessId);
    expect(conversation.path).toEqual([questionId, turnId]);
    expect(messages[1]?.metadata?.versions).toEqual([answerId, turnId]);
    expect(textOf(messages[1])).toBe(text);
    expect(text.startsWith(before)).toBe(true);
    expect(text.length).toBeGreaterThan(before.length);
    const asked = upstream.requests.at(-1)?.body.messages ?? [];
    expect(asked.map(({ role }: { role: string }) => role)).toEqual(["user", "assistant", "user"]);
    expect(asked[1]?.content).toBe(before);
  });

  test("is refused for a whole answer, a question and what is not there", async () => {
    const { sessId, questionId, answerId } = await ask("whole");
    for (const [id, status] of [
      [answerId, 400],
      [questionId, 400],
      ["no-such-message", 404],
    ] as const) {
      const response = await continueIn(sessId, id, randomUUID());
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { param: "continue" } });
    }
  });
});

describe("finding in a conversation", () => {
  test("counts words whatever their case and spacing, and takes signs as they are", async () => {
    const { sessId, questionId } = await ask("The **Quick** brown\nfox 100% sure_thing 你好，世界");
    const counts = async (q: string) =>
      (await json(findIn(sessId, q))).matches.find(({ messageId }: { messageId: string }) => messageId === questionId)
        ?.count;
    expect(await counts("quick BROWN fox")).toBe(1);
    expect(await counts("100%")).toBe(1);
    expect(await counts("世界")).toBe(1);
    expect(await counts("1%0")).toBeUndefined();
    expect(await counts(".*")).toBeUndefined();
  });

  test("is refused without a text", async () => {
    const { sessId } = await ask("x");
    for (const query of ["", "?q=", `?q=${"x".repeat(501)}`, "?q=a&q=b"]) {
      expect((await find(pageRequest("GET", `/${query}`), withParams({ sessId }))).status).toBe(400);
    }
  });
});

test("somebody else's conversation, or none, answers alike everywhere", async () => {
  const sessId = randomUUID();
  const responses = [
    await read(pageRequest("GET", "/"), withParams({ sessId })),
    await list(pageRequest("GET", "/?ids=a"), withParams({ sessId })),
    await findIn(sessId, "x"),
    await showIn(sessId, "a"),
    await removeIn(sessId, "a"),
    await restoreIn(sessId, "a"),
    await forkIn(sessId, "a", randomUUID()),
  ];
  for (const response of responses) expect(response.status).toBe(404);
});
