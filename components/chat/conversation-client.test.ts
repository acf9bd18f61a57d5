import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConversationClient } from "./conversation-client";
import { type ParleyMessage, textOfMessage } from "./parley-message";
import { answerChunks, message, refusal, snapshotResponse, streamOf, TestingServer } from "./testing/testing-server";

let server: TestingServer;
const accepted = vi.fn<(sessId: string) => void>();
const pauses: number[] = [];

beforeEach(() => {
  server = new TestingServer();
  accepted.mockClear();
  pauses.length = 0;
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

function open(messages: ParleyMessage[] = [], runningTurnId?: string): ConversationClient {
  return new ConversationClient(
    { sessId: "s 1", title: "", revision: 1, path: messages.map(({ id }) => id), messages, runningTurnId },
    {
      stored: messages.length > 0,
      onAccepted: accepted,
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
        await new Promise((resolve) => setTimeout(resolve));
      },
    },
  );
}

const texts = (client: ConversationClient) => client.store.messages.map(textOfMessage);
const idle = (client: ConversationClient) =>
  vi.waitFor(() => expect(client.getState().phase).toBe("idle"), { interval: 1 });
const turnIdOf = (body: unknown) => (body as { turnId: string }).turnId;
const stream = "/api/chat/s%201/stream";
const path = "/api/conversations/s%201";

describe("sending", () => {
  it("shows question and answer, and tells when the server has taken it", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "Hello.")));
    const client = open();
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["Hi", "Hello."]);
    expect(client.getState()).toMatchObject({ phase: "idle", stopping: false });
    expect(accepted).toHaveBeenCalledWith("s 1");
    expect(server.sent[0]).toMatchObject({ sessId: "s 1", model: "starter", parentId: null, message: { text: "Hi" } });
  });

  it("follows the last message", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "B")));
    await open([message("question-1", "user", "a"), message("answer-01", "assistant", "A")]).send(
      { text: "b" },
      "starter",
    );
    expect(server.sent[0]).toMatchObject({ parentId: "answer-01" });
  });

  it("gives refused text back and sends it again under the same ids", async () => {
    server.on("POST", "/api/chat", () => refusal(404, "model_not_found"));
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "Hello.")));
    const client = open();
    await client.send({ text: "Hi" }, "gone");
    expect(texts(client)).toEqual([]);
    expect(client.getState()).toMatchObject({
      phase: "idle",
      returned: { text: "Hi" },
      problem: { code: "model_not_found" },
    });
    await client.send({ text: "Hi" }, "starter");
    const [first, second] = server.sent;
    expect(second?.message).toEqual(first?.message);
    expect(second?.turnId).toBe(first?.turnId);
    expect(client.getState().problem).toBeUndefined();
  });

  it("takes new ids for changed text", async () => {
    server.on("POST", "/api/chat", () => refusal(503, "model_not_ready"));
    server.on("POST", "/api/chat", () => refusal(503, "model_not_ready"));
    const client = open();
    await client.send({ text: "Hi" }, "starter");
    await client.send({ text: "Hi there" }, "starter");
    expect(server.sent[1]?.message?.id).not.toBe(server.sent[0]?.message?.id);
  });

  it("finds out that a question arrived although the answer to it was lost", async () => {
    const client = open([message("question-1", "user", "a"), message("answer-01", "assistant", "A")]);
    server.on("POST", "/api/chat", () => Promise.reject(new TypeError("fetch failed")));
    server.on("GET", path, () => {
      const { message: asked, turnId = "" } = server.sent[0] ?? {};
      const messages = [...client.store.messages.slice(0, 2), message(asked?.id ?? "", "user", "Hi")];
      return snapshotResponse({ sessId: "s 1", revision: 2, runningTurnId: turnId, messages });
    });
    server.on("GET", stream, () => streamOf(answerChunks(server.sent[0]?.turnId ?? "", "Hello.")));
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["a", "A", "Hi", "Hello."]);
    expect(client.getState()).toMatchObject({ phase: "idle", problem: undefined, returned: undefined });
  });

  it("shows the other answer and keeps the text when one is running already", async () => {
    const client = open([message("question-1", "user", "a"), message("answer-01", "assistant", "A")]);
    server.on("POST", "/api/chat", () => refusal(409, "turn_running"));
    const messages = [...client.store.messages, message("question-2", "user", "elsewhere")];
    server.on("GET", path, () =>
      snapshotResponse({ sessId: "s 1", revision: 2, runningTurnId: "turn-0002", messages }),
    );
    server.on("GET", stream, () => streamOf(answerChunks("turn-0002", "Over there.")));
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["a", "A", "elsewhere", "Over there."]);
    expect(client.getState()).toMatchObject({ problem: { code: "turn_running" }, returned: { text: "Hi" } });
  });
});

describe("a lost connection", () => {
  it("is resumed, and the replayed answer takes the place of its beginning", async () => {
    server.on("POST", "/api/chat", ({ body }) =>
      streamOf(answerChunks(turnIdOf(body), "Hel").slice(0, 3), { cut: true }),
    );
    server.on("GET", stream, () => refusal(502, "upstream_error"));
    server.on("GET", stream, () => streamOf(answerChunks(server.sent[0]?.turnId ?? "", "Hello.")));
    const client = open();
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["Hi", "Hello."]);
    expect(pauses).toEqual([500, 1000]);
    expect(client.getState()).toMatchObject({ phase: "idle", problem: undefined });
  });

  it("is noticed when the stream ends without its end", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "Hel").slice(0, 3)));
    server.on("GET", stream, () => streamOf(answerChunks(server.sent[0]?.turnId ?? "", "Hello.")));
    const client = open();
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["Hi", "Hello."]);
  });

  it("takes the finished answer from the database when nothing runs any more", async () => {
    server.on("POST", "/api/chat", ({ body }) =>
      streamOf(answerChunks(turnIdOf(body), "Hel").slice(0, 3), { cut: true }),
    );
    server.on("GET", stream, () => new Response(null, { status: 204 }));
    server.on("GET", path, () => {
      const { message: asked, turnId = "" } = server.sent[0] ?? {};
      const messages = [message(asked?.id ?? "", "user", "Hi"), message(turnId, "assistant", "Hello, all of it.")];
      return snapshotResponse({ sessId: "s 1", revision: 3, messages });
    });
    const client = open();
    await client.send({ text: "Hi" }, "starter");
    expect(texts(client)).toEqual(["Hi", "Hello, all of it."]);
    expect(client.getState().phase).toBe("idle");
  });
});

describe("opening a conversation that is being answered", () => {
  it("draws the answer from its stream", async () => {
    server.on("GET", stream, () => streamOf(answerChunks("turn-0001", "Still here.")));
    const client = open([message("question-1", "user", "a")], "turn-0001");
    expect(client.getState().phase).toBe("answering");
    const detach = client.attach();
    await idle(client);
    detach();
    expect(texts(client)).toEqual(["a", "Still here."]);
  });
});

describe("stopping", () => {
  it("waits for the turn to begin, then asks the server once, and leaves the stream to end by itself", async () => {
    let begin = (_response: Response) => {};
    const response = new Promise<Response>((resolve) => {
      begin = resolve;
    });
    server.on("POST", "/api/chat", () => response);
    server.on("POST", "/api/chat/s%201/stop", () => Response.json({ state: "stopped" }));
    const client = open();
    const sending = client.send({ text: "Hi" }, "starter");
    await client.stop();
    expect(client.getState().stopping).toBe(true);
    await vi.waitFor(() => expect(server.sent).toHaveLength(1), { interval: 1 });
    expect(server.calls.filter(({ path: called }) => called.endsWith("/stop"))).toHaveLength(0);
    const turnId = server.sent[0]?.turnId ?? "";
    begin(streamOf(answerChunks(turnId, "Hel")));
    await sending;
    expect(server.calls.filter(({ path: called }) => called.endsWith("/stop"))).toMatchObject([{ body: { turnId } }]);
    expect(client.getState()).toMatchObject({ phase: "idle", stopping: false });
    expect(texts(client)).toEqual(["Hi", "Hel"]);
  });
});

describe("retrying", () => {
  const exchange = () => [message("question-1", "user", "a"), message("answer-01", "assistant", "A")];

  it("asks for another answer to the last question", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "B")));
    const client = open(exchange());
    await client.retry("starter");
    expect(server.sent[0]).toMatchObject({ regenerate: "question-1", model: "starter" });
    expect(server.sent[0]).not.toHaveProperty("message");
    expect(texts(client)).toEqual(["a", "B"]);
  });

  it("brings the old answer back when the server refuses", async () => {
    server.on("POST", "/api/chat", () => refusal(503, "shutting_down"));
    const client = open(exchange());
    await client.retry("starter");
    expect(texts(client)).toEqual(["a", "A"]);
    expect(client.getState()).toMatchObject({ problem: { code: "shutting_down" }, returned: undefined });
  });
});

describe("changes from elsewhere", () => {
  it("are read, and what has not changed stays the object it was", async () => {
    const client = open([message("question-1", "user", "a"), message("answer-01", "assistant", "A")]);
    const [first] = client.store.messages;
    const messages = [message("question-1", "user", "a"), message("answer-02", "assistant", "Another")];
    server.on("GET", path, () => snapshotResponse({ sessId: "s 1", revision: 2, messages }));
    await client.notice("turn-ended");
    expect(texts(client)).toEqual(["a", "Another"]);
    expect(client.store.messages[0]).toBe(first);
  });

  it("that come while an answer is written are read after it", async () => {
    let begin = (_response: Response) => {};
    server.on("POST", "/api/chat", () => new Promise((resolve) => (begin = resolve)));
    const messages = [message("question-1", "user", "a"), message("answer-02", "assistant", "Another")];
    server.on("GET", path, () => snapshotResponse({ sessId: "s 1", revision: 9, messages }));
    const client = open([message("question-1", "user", "a")]);
    const asking = client.retry("starter");
    await vi.waitFor(() => expect(server.sent).toHaveLength(1), { interval: 1 });
    await client.notice("saved");
    expect(server.calls).toHaveLength(1);
    begin(streamOf(answerChunks(server.sent[0]?.turnId ?? "", "A")));
    await asking;
    await vi.waitFor(() => expect(texts(client)).toEqual(["a", "Another"]), { interval: 1 });
  });

  it("are not asked for while the server does not know the conversation", async () => {
    await open().notice("unknown");
    expect(server.calls).toEqual([]);
  });
});

describe("editing a question", () => {
  const thread = () => [
    message("question-1", "user", "a", { parentId: null }),
    message("answer-01", "assistant", "A", { parentId: "question-1" }),
    message("question-2", "user", "b", { parentId: "answer-01" }),
    message("answer-02", "assistant", "B", { parentId: "question-2" }),
  ];

  it("asks a sibling of it, shows that as another version, and leaves what is above", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "C")));
    const client = open(thread());
    expect(await client.edit("question-2", { text: "c" }, "starter")).toBeUndefined();
    await idle(client);
    expect(server.sent[0]).toMatchObject({ parentId: "answer-01", message: { text: "c" } });
    expect(texts(client)).toEqual(["a", "A", "c", "C"]);
    const { id, metadata } = client.store.messages[2] ?? {};
    expect(metadata?.versions).toEqual(["question-2", id]);
  });

  it("begins a conversation anew when it is the first one", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "C")));
    const client = open(thread());
    await client.edit("question-1", { text: "c" }, "starter");
    await idle(client);
    expect(server.sent[0]).toMatchObject({ parentId: null });
    expect(texts(client)).toEqual(["c", "C"]);
  });

  it("puts everything back and tells the caller when the server refuses", async () => {
    server.on("POST", "/api/chat", () => refusal(503, "shutting_down"));
    const client = open(thread());
    expect(await client.edit("question-1", { text: "c" }, "starter")).toMatchObject({ code: "shutting_down" });
    await idle(client);
    expect(texts(client)).toEqual(["a", "A", "b", "B"]);
    expect(client.getState()).toMatchObject({ returned: undefined, problem: undefined });
  });

  it("tells of the conflict, and shows what is there, when the message above is gone", async () => {
    server.on("POST", "/api/chat", () => refusal(404, "not_found"));
    const messages = thread().slice(0, 1);
    server.on("GET", path, () => snapshotResponse({ sessId: "s 1", revision: 2, messages }));
    const client = open(thread());
    expect(await client.edit("question-2", { text: "c" }, "starter")).toMatchObject({ code: "conflict" });
    await idle(client);
    expect(texts(client)).toEqual(["a"]);
  });
});

describe("answers in the middle", () => {
  const thread = () => [
    message("question-1", "user", "a", { parentId: null }),
    message("answer-01", "assistant", "A", { parentId: "question-1", versions: ["answer-00", "answer-01"] }),
    message("question-2", "user", "b", { parentId: "answer-01" }),
  ];

  it("are asked for again, and the version under way counts while it is written", async () => {
    const seen: unknown[] = [];
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "B")));
    const client = open(thread());
    client.store.subscribe(() => seen.push(client.store.messages[1]?.metadata));
    await client.regenerate("answer-01", "starter");
    const turnId = server.sent[0]?.turnId;
    expect(server.sent[0]).toMatchObject({ regenerate: "question-1" });
    expect(texts(client)).toEqual(["a", "B"]);
    const versions = ["answer-00", "answer-01", turnId];
    expect(seen).toContainEqual(expect.objectContaining({ state: "running", versions }));
    expect(client.store.messages[1]?.metadata).toMatchObject({ state: "done", versions });
  });

  it("are gone on with as another version", async () => {
    server.on("POST", "/api/chat", ({ body }) => streamOf(answerChunks(turnIdOf(body), "A and more")));
    const client = open(thread());
    await client.continueAnswer("answer-01", "starter");
    expect(server.sent[0]).toMatchObject({ continue: "answer-01" });
    expect(texts(client)).toEqual(["a", "A and more"]);
  });

  it("keep the turn's id when the server did not take it, and not when another model is asked", async () => {
    for (let times = 0; times < 3; times++) server.on("POST", "/api/chat", () => refusal(503, "model_not_ready"));
    const client = open(thread());
    await client.regenerate("answer-01", "one");
    await client.regenerate("answer-01", "one");
    await client.regenerate("answer-01", "two");
    const [first, again, other] = server.sent.map(({ turnId }) => turnId);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(texts(client)).toEqual(["a", "A", "b"]);
  });
});

describe("branches", () => {
  const thread = () => [message("question-1", "user", "a"), message("answer-01", "assistant", "A")];
  const shown = `${path}/shown`;

  it("are shown as the server has them", async () => {
    const messages = [message("question-1", "user", "a"), message("answer-02", "assistant", "B")];
    server.on("POST", shown, () => snapshotResponse({ sessId: "s 1", revision: 2, messages }));
    const client = open(thread());
    await client.show("answer-02");
    expect(server.calls[0]?.body).toEqual({ messageId: "answer-02" });
    expect(texts(client)).toEqual(["a", "B"]);
  });

  it("are not changed while an answer runs", async () => {
    server.on("GET", stream, () => new Promise<Response>(() => {}));
    const client = open(thread(), "turn-0001");
    const detach = client.attach();
    await expect(client.show("answer-02")).rejects.toMatchObject({ problem: { code: "turn_running" } });
    expect(server.calls.filter(({ method }) => method === "POST")).toEqual([]);
    detach();
  });

  it("are read again, and the answer that runs is followed, when the server says that one does", async () => {
    server.on("POST", shown, () => refusal(409, "turn_running"));
    server.on("GET", path, () =>
      snapshotResponse({ sessId: "s 1", revision: 2, runningTurnId: "turn-0002", messages: thread().slice(0, 1) }),
    );
    server.on("GET", stream, () => streamOf(answerChunks("turn-0002", "Over there.")));
    const client = open(thread());
    await expect(client.show("answer-02")).rejects.toMatchObject({ problem: { code: "turn_running" } });
    await idle(client);
    expect(texts(client)).toEqual(["a", "Over there."]);
  });

  it("have changed although the answer to it was lost", async () => {
    server.on("DELETE", `${path}/messages/answer-01`, () => Promise.reject(new TypeError("fetch failed")));
    server.on("GET", path, () => snapshotResponse({ sessId: "s 1", revision: 2, messages: thread().slice(0, 1) }));
    server.on("GET", `${path}/messages?ids=answer-01`, () => Response.json({ messages: [] }));
    const client = open(thread());
    expect(await client.remove("answer-01")).toEqual({ messageId: "answer-01", removed: 1, leafId: "answer-01" });
    expect(texts(client)).toEqual(["a"]);
  });

  it("come back whole when a deletion is undone", async () => {
    const removed = { removed: 1, leafId: "answer-01" };
    server.on("DELETE", `${path}/messages/answer-01`, () =>
      snapshotResponse({ sessId: "s 1", revision: 2, messages: thread().slice(0, 1) }, removed),
    );
    server.on("POST", `${path}/messages/answer-01/restore`, () =>
      snapshotResponse({ sessId: "s 1", revision: 3, messages: thread() }),
    );
    const client = open(thread());
    const removal = await client.remove("answer-01");
    expect(texts(client)).toEqual(["a"]);
    await client.restore(removal);
    expect(server.calls[1]?.body).toEqual({ leafId: "answer-01" });
    expect(texts(client)).toEqual(["a", "A"]);
  });

  it("never go back to an older state that arrives later", async () => {
    let answerLate = (_response: Response) => {};
    server.on("GET", path, () => new Promise((resolve) => (answerLate = resolve)));
    const fresh = [message("question-1", "user", "a"), message("answer-02", "assistant", "B")];
    server.on("POST", shown, () => snapshotResponse({ sessId: "s 1", revision: 3, messages: fresh }));
    const client = open(thread());
    const reading = client.notice("saved");
    await client.show("answer-02");
    answerLate(snapshotResponse({ sessId: "s 1", revision: 2, messages: thread() }));
    await reading;
    expect(texts(client)).toEqual(["a", "B"]);
  });

  it("fill the places of the path that wait for their messages", async () => {
    const [first, last] = thread();
    server.on("GET", `${path}/messages?ids=question-1`, () => Response.json({ messages: [first] }));
    const client = new ConversationClient(
      { sessId: "s 1", title: "", revision: 1, path: ["question-1", "answer-01"], messages: last ? [last] : [] },
      { stored: true, onAccepted: accepted },
    );
    expect(texts(client)).toEqual(["", "A"]);
    await client.load(["question-1"]);
    expect(texts(client)).toEqual(["a", "A"]);
  });
});

it("counts the version that runs when a page is opened meanwhile", async () => {
  server.on("GET", stream, () => streamOf(answerChunks("turn-0001", "Still here.")));
  const messages = [message("question-1", "user", "a")];
  const client = new ConversationClient(
    {
      sessId: "s 1",
      title: "",
      revision: 1,
      path: ["question-1"],
      messages,
      runningTurnId: "turn-0001",
      earlierAnswers: ["answer-01"],
    },
    { stored: true, onAccepted: accepted },
  );
  client.attach();
  await idle(client);
  expect(client.store.messages[1]?.metadata?.versions).toEqual(["answer-01", "turn-0001"]);
});
