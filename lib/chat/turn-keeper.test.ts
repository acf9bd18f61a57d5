import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { beginTurn } from "@/db/queries/begin-turn";
import { checkpointTurn, finishTurn, getMessage, getTurn, renewLeases } from "@/db/queries/turns";
import { ensureUser } from "@/db/queries/users";
import type { Chunk } from "@/lib/core/chunk";
import type { Viewer } from "@/lib/core/viewer";
import { ownerId } from "./owner";
import { recoverTurns } from "./turn-keeper";

const viewer: Viewer = { kind: "user", userId: "owner" };
const hour = 3_600_000;
const [host] = ownerId().split("|");
const deadOwner = `${host}|999999999|1|nonce`;

beforeEach(() => ensureUser("owner", "Owner"));

async function begin(owner: string, leaseUntil: number) {
  const sessId = randomUUID();
  const turnId = randomUUID();
  const messages = [{ id: randomUUID(), role: "user" as const, parts: [{ type: "text" as const, text: "Hi" }] }];
  const begun = await beginTurn(
    viewer,
    { sessId, turnId, model: "m/m", messages, parentId: null, title: "Hi", owner, leaseUntil },
    () => {},
  );
  return { sessId, turn: begun.turn };
}

const rows = (texts: string[]) =>
  texts.map((text, seq) => ({ seq, at: seq, chunk: { type: "text-delta", choice: 0, text } satisfies Chunk }));

describe("a turn without a living owner", () => {
  test.each([
    ["its process is dead", deadOwner, Date.now() + hour],
    ["its lease is over", "another-host|1|1|nonce", Date.now() - 1],
    ["it is this process's own and not live", ownerId(), Date.now() + hour],
  ])("becomes interrupted with its text when %s", async (_, owner, leaseUntil) => {
    const { sessId, turn } = await begin(owner, leaseUntil);
    await checkpointTurn(turn.key, owner, rows(["Hel", "lo"]));
    expect(await recoverTurns()).toBeGreaterThan(0);
    expect((await getTurn(viewer, sessId, turn.id))?.state).toBe("interrupted");
    const answer = await getMessage(viewer, sessId, turn.id);
    expect(answer).toMatchObject({ parts: [{ type: "text", text: "Hello" }], answer: { state: "interrupted" } });
  });

  test("is left alone while its owner may be alive on another host", async () => {
    const { sessId, turn } = await begin("another-host|1|1|nonce", Date.now() + hour);
    await recoverTurns();
    expect((await getTurn(viewer, sessId, turn.id))?.state).toBe("running");
  });

  test("cannot be written by the old owner any more", async () => {
    const { sessId, turn } = await begin(deadOwner, Date.now() + hour);
    const late = { id: turn.id, parts: [{ type: "text" as const, text: "late" }] };
    await recoverTurns();
    expect(await checkpointTurn(turn.key, deadOwner, rows(["late"]))).toBe(false);
    expect(await finishTurn(turn, deadOwner, "done", [late])).toBe(false);
    expect((await getMessage(viewer, sessId, turn.id))?.parts).toEqual([]);
  });

  test("can be written by its owner alone while it runs", async () => {
    const { sessId, turn } = await begin(deadOwner, Date.now() + hour);
    expect(await checkpointTurn(turn.key, "somebody else", rows(["not mine"]))).toBe(false);
    expect(await finishTurn(turn, "somebody else", "done", [{ id: turn.id, parts: [] }])).toBe(false);
    expect(await renewLeases("somebody else", [turn.key], Date.now() + hour)).toEqual([]);
    expect((await getTurn(viewer, sessId, turn.id))?.state).toBe("running");
    expect(await checkpointTurn(turn.key, deadOwner, rows(["mine"]))).toBe(true);
  });

  test("is ended even when its log is longer than one statement can hold", async () => {
    const { sessId, turn } = await begin(deadOwner, Date.now() + hour);
    await checkpointTurn(turn.key, deadOwner, rows(Array.from({ length: 7000 }, () => "x")));
    await recoverTurns();
    expect((await getMessage(viewer, sessId, turn.id))?.parts).toEqual([{ type: "text", text: "x".repeat(7000) }]);
  });
});
