import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as events } from "@/app/api/events/route";
import { GET as readPreferences, PUT as setPreferences } from "@/app/api/preferences/route";
import { database } from "@/db/client";
import { insertPreset } from "@/db/queries/presets";
import { preset as presetTable, user } from "@/db/schema";
import { dataLines, pageRequest, withParams } from "@/e2e/support/browser-door";
import { mostPresets, type Preset } from "@/lib/core/preset";
import { PUT as change, DELETE as remove } from "./[id]/route";
import { POST as add, GET as list } from "./route";

const content = {
  name: "Pirate",
  text: "Say hello",
  system: "You are a pirate.",
  model: "custom/mock-plain",
  parameters: { temperature: 0.2, stop: ["Arr"] },
};

const create = (body: unknown) => add(pageRequest("POST", "/api/presets", body));
const put = (id: string, body: unknown) => change(pageRequest("PUT", `/api/presets/${id}`, body), withParams({ id }));
const drop = (id: string) => remove(pageRequest("DELETE", `/api/presets/${id}`), withParams({ id }));
const listed = async (): Promise<Preset[]> => (await (await list(pageRequest("GET", "/api/presets"))).json()).presets;

async function created(body: object = content): Promise<Preset> {
  const response = await create(body);
  expect(response.status).toBe(201);
  return (await response.json()).preset;
}

/** A preset of somebody else. */
async function foreign(): Promise<string> {
  const userId = `user-${randomUUID()}`;
  database().durable.insert(user).values({ id: userId, name: "Somebody", createdAt: 0 }).run();
  const id = randomUUID();
  await insertPreset(
    { kind: "user", userId } as Parameters<typeof insertPreset>[0],
    { id, name: "Secret" },
    mostPresets,
  );
  return id;
}

beforeEach(() => {
  database().durable.delete(presetTable).run();
});

describe("presets", () => {
  test("are kept whole, changed and removed", async () => {
    const { id } = await created();
    expect(await listed()).toEqual([{ ...content, id }]);
    expect((await put(id, { name: "Plain" })).status).toBe(200);
    expect(await listed()).toEqual([{ name: "Plain", id }]);
    expect((await drop(id)).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await drop(id)).status).toBe(404);
  });

  test("of somebody else are not there", async () => {
    const id = await foreign();
    expect(await listed()).toEqual([]);
    expect((await put(id, { name: "Mine" })).status).toBe(404);
    expect((await drop(id)).status).toBe(404);
    const kept = database().durable.select().from(presetTable).all();
    expect(kept.map((row) => row.content)).toEqual([{ name: "Secret" }]);
  });

  test.each([
    [{ ...content, name: " " }, "name"],
    [{ ...content, name: "x".repeat(81) }, "name"],
    [{ ...content, id: "chosen-by-client" }, "id"],
    [{ ...content, userId: "user-other" }, "userId"],
    [{ ...content, parameters: [] }, "parameters"],
    [{ ...content, system: "x".repeat(100_001) }, "system"],
  ])("take nothing but what they hold: %#", async (body, param) => {
    const response = await create(body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({ error: { param } });
    expect(await listed()).toEqual([]);
  });

  test("are limited in number and size", async () => {
    for (let count = 0; count < mostPresets; count++) await created({ name: `Preset ${count}` });
    expect((await create(content)).status).toBe(409);
    expect((await create({ name: "Big", parameters: { stop: "x".repeat(1024 * 1024) } })).status).toBe(413);
    expect(await listed()).toHaveLength(mostPresets);
  });

  test("tell other pages of a change", async () => {
    const controller = new AbortController();
    const lines = dataLines(await events(pageRequest("GET", "/api/events", undefined, controller.signal)));
    const first = lines.next();
    await created();
    expect(JSON.parse((await first).value ?? "")).toEqual({ type: "presets" });
    controller.abort();
  });
});

describe("preferences", () => {
  const read = async () => (await readPreferences(pageRequest("GET", "/api/preferences"))).json();
  const write = (body: unknown) => setPreferences(pageRequest("PUT", "/api/preferences", body));

  test("are replaced as a whole", async () => {
    expect((await write({ system: "Be brief." })).status).toBe(200);
    expect(await read()).toEqual({ system: "Be brief." });
    await write({});
    expect(await read()).toEqual({});
  });

  test("take nothing else", async () => {
    const response = await write({ system: "Hi", name: "Somebody" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: "name" } });
    expect(await read()).toEqual({});
  });
});
