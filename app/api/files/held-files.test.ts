import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DELETE as deleteConversation } from "@/app/api/conversations/[sessId]/route";
import { PUT as saveDraft } from "@/app/api/drafts/[key]/route";
import { database } from "@/db/client";
import { purgeDeleted } from "@/db/queries/conversations";
import { ensureUser } from "@/db/queries/users";
import { file } from "@/db/schema";
import { pageRequest, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { storeUpload } from "@/lib/files/store-upload";
import { sweepFiles } from "@/lib/files/sweep-files";
import { askWith, get, listed, refusal, remove, stored, upload } from "./testing/files-door";

let upstream: MockUpstream;
const filesDir = () => path.join(process.env.DATA_DIR ?? "", "files");
const onDisk = () => readdirSync(filesDir()).filter((name) => !name.startsWith("incoming"));
const day = 24 * 3600 * 1000;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  process.env.FILE_QUOTA_MB = "3";
});
afterAll(() => upstream.close());

const removeConversation = (sessId: string) =>
  deleteConversation(pageRequest("DELETE", `/api/conversations/${sessId}`), withParams({ sessId }));

/** What the database knows of all files becomes a day older. */
const age = () =>
  database()
    .durable.update(file)
    .set({ createdAt: Date.now() - day - 1 })
    .run();

async function sweep(inUse: readonly string[] = []) {
  await sweepFiles(() => new Set(inUse));
}

describe("a file of somebody else", () => {
  async function foreign() {
    const other = { kind: "user" as const, userId: "somebody-else" };
    await ensureUser(other.userId, "Somebody else");
    const body = (async function* () {
      yield Buffer.from("the secret of somebody else");
    })();
    return storeUpload(other, { body, name: "secret.txt", temporary: false });
  }

  test("is not there by its address, in a list, to be deleted, in a message, in a draft", async () => {
    const { fileId } = await foreign();
    const absent = await get("A".repeat(22));
    const denied = await get(fileId);
    expect(denied.status).toBe(404);
    expect(await denied.json()).toEqual(await absent.json());
    expect((await get(fileId, { query: "?preview" })).status).toBe(404);
    expect((await listed([fileId])).files).toEqual([]);
    expect((await remove(fileId)).status).toBe(404);
    const asked = upstream.requests.length;
    const { response } = await askWith([{ fileId, name: "", mediaType: "", kind: "text", size: 1 }]);
    expect(await refusal(response)).toMatchObject({ status: 404, code: "not_found", param: "message.files" });
    const content = { text: "", files: [fileId], queue: [] };
    const draft = pageRequest("PUT", "/api/drafts/new", { content, basedOn: 0 });
    expect((await saveDraft(draft, withParams({ key: "new" }))).status).toBe(404);
    expect(upstream.requests.slice(asked)).toEqual([]);
    expect(JSON.stringify(upstream.requests)).not.toContain("secret");
  });

  test("of the same content takes room of its own, and goes without the other one", async () => {
    const { fileId } = await foreign();
    const own = await stored("mine.txt", "the secret of somebody else");
    expect(own.fileId).not.toBe(fileId);
    expect((await remove(own.fileId)).status).toBe(204);
    const mine = database().durable.select({ storedName: file.storedName, id: file.id }).from(file).all();
    const theirs = mine.find((row) => row.id === fileId)?.storedName ?? "";
    expect(existsSync(path.join(filesDir(), theirs))).toBe(true);
  });
});

describe("a file in a message", () => {
  test("cannot be deleted by itself, and is not shown any more when its conversation is deleted", async () => {
    const attachment = await stored("kept.txt", "kept with its message");
    const { body } = await askWith([attachment]);
    expect(await refusal(await remove(attachment.fileId))).toMatchObject({ status: 409, code: "conflict" });
    expect((await get(attachment.fileId)).status).toBe(200);
    await removeConversation(body.sessId);
    expect((await get(attachment.fileId)).status).toBe(404);
    expect((await listed([attachment.fileId])).files).toEqual([]);
    const { response } = await askWith([attachment]);
    expect(response.status).toBe(404);
  });

  test("that another conversation holds too stays for it", async () => {
    const attachment = await stored("twice.txt", "in two conversations");
    const { body } = await askWith([attachment]);
    await askWith([attachment]);
    await removeConversation(body.sessId);
    expect((await get(attachment.fileId)).status).toBe(200);
  });

  test("goes from the disk when its conversation is gone for good, and not before", async () => {
    const attachment = await stored("gone.txt", "gone with its conversation");
    const { body } = await askWith([attachment]);
    age();
    await sweep();
    expect((await get(attachment.fileId)).status).toBe(200);
    await removeConversation(body.sessId);
    await sweep();
    const rows = database().durable.select({ id: file.id, storedName: file.storedName }).from(file).all();
    const storedName = rows.find((row) => row.id === attachment.fileId)?.storedName;
    expect(onDisk()).toContain(storedName);
    await purgeDeleted(Date.now() + 1);
    await sweep();
    expect(onDisk()).not.toContain(storedName);
  });
});

describe("the sweeper", () => {
  test("removes what nothing holds after a day, and leaves what a draft or its queue holds", async () => {
    const [alone, drafted, queued] = await Promise.all([
      stored("alone.txt", "alone"),
      stored("drafted.txt", "in a draft"),
      stored("queued.txt", "in a queue"),
    ]);
    const queue = [{ messageId: "message-0001", turnId: "turn-0000001", text: "", files: [queued.fileId] }];
    const content = { text: "", files: [drafted.fileId], queue };
    const put = await saveDraft(
      pageRequest("PUT", "/api/drafts/new", { content, basedOn: 0 }),
      withParams({ key: "new" }),
    );
    expect(put.status).toBe(200);
    expect((await remove(drafted.fileId)).status).toBe(409);
    await sweep();
    expect((await listed([alone.fileId])).files).toHaveLength(1);
    age();
    await sweep();
    const { files } = await listed([alone.fileId, drafted.fileId, queued.fileId]);
    expect(files.map((one) => one.fileId)).toEqual([drafted.fileId, queued.fileId]);
    expect((await get(alone.fileId)).status).toBe(404);
  });

  test("removes the files of a temporary chat with it, and at the next start", async () => {
    const temporary = { "x-file-temporary": "1" };
    const attachment = await stored("secret.txt", "for now", temporary);
    const { body, answer } = await askWith([attachment], { temporary: true, model: "custom/mock-echo" });
    expect(answer?.end.state).toBe("done");
    expect(JSON.stringify(upstream.requests.at(-1)?.body)).toContain("for now");
    await removeConversation(body.sessId);
    await vi.waitFor(async () => expect((await get(attachment.fileId)).status).toBe(404));
    const left = await stored("left.txt", "left over", temporary);
    await sweepFiles(() => new Set([left.fileId]), Date.now() + 1);
    expect((await get(left.fileId)).status).toBe(200);
    await sweepFiles(() => new Set(), Date.now() + 1);
    expect((await get(left.fileId)).status).toBe(404);
  });

  test("clears what a crash has left: half an upload, and a file that no row knows", async () => {
    const half = path.join(filesDir(), "incoming", "B".repeat(22));
    const lost = path.join(filesDir(), "C".repeat(22));
    const fresh = path.join(filesDir(), "incoming", "D".repeat(22));
    for (const name of [half, lost, fresh]) writeFileSync(name, "x");
    const longAgo = new Date(Date.now() - 2 * 3600 * 1000);
    for (const name of [half, lost]) utimesSync(name, longAgo, longAgo);
    const known = await stored("known.txt", "known and old");
    await sweep();
    expect([half, lost, fresh].map((name) => existsSync(name))).toEqual([false, false, true]);
    expect((await get(known.fileId)).status).toBe(200);
  });
});

describe("the quota", () => {
  test("is told with its numbers when a file does not fit, and what fits is taken again after a deletion", async () => {
    const megabyte = (letter: string) => letter.repeat(1024 * 1024);
    const { fileId } = await stored("a.txt", megabyte("a"));
    await stored("b.txt", megabyte("b"));
    await stored("again.txt", megabyte("b"));
    const told = await refusal(await upload("c.txt", megabyte("c")));
    expect(told).toMatchObject({ status: 507, code: "storage_full", param: "quota" });
    expect(told.message).toBe("“c.txt” does not fit: 2 MB of 3 MB are in use.");
    const { storage } = await listed([]);
    expect(storage).toMatchObject({ quota: 3 * 1024 * 1024, maxFile: 50 * 1024 * 1024 });
    expect(storage.used).toBeGreaterThan(2 * 1024 * 1024);
    await remove(fileId);
    await stored("c.txt", megabyte("c"));
  });
});
