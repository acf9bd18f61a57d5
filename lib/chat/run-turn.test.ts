import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getTurn, listTurnChunks } from "@/db/queries/turns";
import { ensureUser } from "@/db/queries/users";
import { question } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import type { Viewer } from "@/lib/core/viewer";
import { collectLog } from "@/lib/stream/collect";
import { requireConversation } from "./conversations";
import { startTurn } from "./start-turn";
import { stopTurn } from "./stop-turn";
import { resumeTurn } from "./turn-subscription";

let upstream: MockUpstream;
const unset = { thinking: { mode: "unset" } } as const;
const viewer: Viewer = { kind: "user", userId: "owner" };
const stranger: Viewer = { kind: "user", userId: "stranger" };

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  await ensureUser("owner", "Owner");
  await ensureUser("stranger", "Stranger");
});

afterAll(() => upstream.close());

/** Starts a slow answer and waits for its first text. */
async function running() {
  const body = question("Slowly", { model: "custom/mock-slow" });
  const { log } = await startTurn(viewer, body, unset);
  for await (const { chunk } of log) if (chunk.type === "text-delta") break;
  return body;
}

describe("a running turn", () => {
  test("is in the database as it grows, and leaves no log behind", async () => {
    const { sessId, turnId } = await running();
    const turn = await getTurn(viewer, sessId);
    const logged = async () => collectLog(await listTurnChunks(turn?.key ?? 0)).choices[0]?.parts[0];
    await expect.poll(logged).toMatchObject({ type: "text" });
    const text = await logged();
    expect(await stopTurn(viewer, sessId, turnId)).toBe("stopped");
    const [, answer] = (await requireConversation(viewer, sessId)).messages;
    const [part] = answer?.parts ?? [];
    expect(part?.type === "text" && text?.type === "text" && part.text.startsWith(text.text)).toBe(true);
    expect(await listTurnChunks(turn?.key ?? 0)).toEqual([]);
  });

  test("cannot be seen, followed or stopped by anybody else", async () => {
    const { sessId, turnId } = await running();
    expect(await getTurn(stranger, sessId)).toBeUndefined();
    expect(await resumeTurn(stranger, sessId)).toBeUndefined();
    await expect(stopTurn(stranger, sessId, turnId)).rejects.toMatchObject({ code: "not_found" });
    const own = question("My own under the same id", { sessId });
    for await (const _ of (await startTurn(stranger, own, unset)).log);
    expect((await requireConversation(viewer, sessId)).runningTurnId).toBe(turnId);
    expect((await requireConversation(stranger, sessId)).messages).toHaveLength(2);
    await stopTurn(viewer, sessId, turnId);
  });
});
