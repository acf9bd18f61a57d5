import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureUser } from "@/db/queries/users";
import { question } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import type { Viewer } from "@/lib/core/viewer";
import { complete } from "./complete";
import { requireConversation } from "./conversations";
import { drain } from "./shutdown";
import { startTurn } from "./start-turn";

let upstream: MockUpstream;
const unset = { thinking: { mode: "unset" } } as const;
const viewer: Viewer = { kind: "user", userId: "owner" };

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  await ensureUser("owner", "Owner");
});

afterAll(() => upstream.close());

test("the end of the process keeps stored text, tells programs, and begins nothing new", async () => {
  const body = question("Running", { model: "custom/mock-slow" });
  const { log } = await startTurn(viewer, body, unset);
  const asked = { model: "custom/mock-slow", messages: [], thinking: { mode: "unset" } } as const;
  const request = { ...asked, messages: [{ role: "user" as const, parts: [{ type: "text" as const, text: "x" }] }] };
  const passing = await complete(viewer, request, { signal: new AbortController().signal });
  const ends: unknown[] = [];
  const read = async () => {
    for await (const chunk of passing.chunks) if (chunk.type === "end") ends.push(chunk.error?.code);
  };
  const reading = read();
  for await (const { chunk } of log) if (chunk.type === "text-delta") break;
  await drain(0);
  await reading;
  expect(ends).toEqual(["shutting_down"]);
  const { messages, runningTurnId } = await requireConversation(viewer, body.sessId);
  expect(runningTurnId).toBeUndefined();
  expect(messages[1]?.answer?.state).toBe("interrupted");
  expect(messages[1]?.parts[0]).toMatchObject({ type: "text" });
  await expect(startTurn(viewer, question("Too late"), unset)).rejects.toMatchObject({
    code: "shutting_down",
    status: 503,
  });
  const late = complete(viewer, request, { signal: new AbortController().signal });
  await expect(late).rejects.toMatchObject({ code: "shutting_down" });
});
