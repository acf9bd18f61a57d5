import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getConversation } from "@/app/api/conversations/[sessId]/route";
import { dataLines, pageRequest, withParams } from "@/e2e/support/browser-door";
import { expectValidStream } from "@/lib/gateway/testing/stream-automaton";
import type { ParleyMessage } from "@/lib/stream/ui-message";
import { type Door, openDoor } from "./testing/open-door";

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.upstream.close());

const user = (content: string) => ({ role: "user", content });

describe("a completion with a sess_id", () => {
  const messagesOf = async (sessId: string) => {
    const response = await getConversation(pageRequest("GET", "/"), withParams({ sessId }));
    return ((await response.json()) as { messages: ParleyMessage[] }).messages;
  };
  const shown = async (sessId: string) =>
    (await messagesOf(sessId)).map((message) => [
      message.role,
      message.parts.flatMap((part) => (part.type === "text" ? part.text : [])).join(""),
    ]);

  test("is stored as a conversation of the key's owner, and only what is new is appended", async () => {
    const sess_id = `from a program / ${randomUUID()}`;
    const first = [{ role: "system", content: "Be kind" }, user("One")];
    await door.ask({ model: "mock-echo", sess_id, messages: first });
    const second = [...first, { role: "assistant", content: "One" }, user("Two")];
    expectValidStream(await door.stream({ model: "mock-echo", sess_id, messages: second }));
    expect(await shown(sess_id)).toEqual([
      ["system", "Be kind"],
      ["user", "One"],
      ["assistant", "One"],
      ["user", "Two"],
      ["assistant", "Two"],
    ]);
  });

  test("branches where the client's history differs, and sends that history as it is", async () => {
    const sess_id = randomUUID();
    await door.ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    await door.ask({
      model: "mock-echo",
      sess_id,
      messages: [user("One"), { role: "assistant", content: "Something else" }, user("Three")],
    });
    expect(await shown(sess_id)).toEqual([
      ["user", "One"],
      ["assistant", "Something else"],
      ["user", "Three"],
      ["assistant", "Three"],
    ]);
    expect(door.upstream.requests.at(-1)?.body).toMatchObject({
      messages: [{ content: "One" }, { content: "Something else" }, { content: "Three" }],
    });
  });

  test("answers the same question again beside the first answer", async () => {
    const sess_id = randomUUID();
    await door.ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const [, before] = await messagesOf(sess_id);
    await door.ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const after = await messagesOf(sess_id);
    expect(after).toHaveLength(2);
    expect(after[1]?.id).not.toBe(before?.id);
  });

  test("that ends with the stored answer is refused: there is nothing to answer", async () => {
    const sess_id = randomUUID();
    await door.ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const response = await door.ask({
      model: "mock-echo",
      sess_id,
      messages: [user("One"), { role: "assistant", content: "One" }],
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: "messages" } });
  });

  test("goes on when its client leaves", async () => {
    const sess_id = randomUUID();
    const leaving = new AbortController();
    const body = { model: "custom/mock-slow-2s", sess_id, stream: true, messages: [user("Keep")] };
    const response = await door.ask(body, { signal: leaving.signal });
    const lines = dataLines(response);
    await lines.next();
    leaving.abort();
    await lines.return(undefined);
    await expect.poll(async () => (await shown(sess_id)).length, { timeout: 8000 }).toBe(2);
    const sent = door.upstream.requests.findLast((request) => request.model === "mock-slow-2s");
    expect((await shown(sess_id))[1]?.[1]).toBe(sent?.sentText);
  });

  test("with an empty sess_id stores nothing", async () => {
    await door.ask({ model: "mock-echo", sess_id: "", messages: [user("Nothing to see")] });
    expect((await getConversation(pageRequest("GET", "/"), withParams({ sessId: "" }))).status).toBe(404);
  });
});
