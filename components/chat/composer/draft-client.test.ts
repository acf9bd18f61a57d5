import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET, PUT } from "@/app/api/drafts/[key]/route";
import { pageRequest, withParams } from "@/e2e/support/browser-door";
import type { DraftContent } from "@/lib/core/draft";
import { DraftClient, type DraftStorage } from "./draft-client";
import { draftServer } from "./draft-server";
import { emptyDraft } from "./empty-draft";
import { TestingDraftServer, TestingMemory } from "./testing/testing-drafts";

let server: TestingDraftServer;
let memory: TestingMemory;

beforeEach(() => {
  vi.useFakeTimers();
  server = new TestingDraftServer();
  memory = new TestingMemory();
});
afterEach(() => vi.useRealTimers());

function open({ tab = "one", initial = server.draft ?? undefined, earlier = {} as Partial<DraftContent> } = {}) {
  return new DraftClient("c1", initial, { server, memory: memory.tab(tab), earlier: () => earlier });
}

/** Two open pages that are told of what the other saves. */
function openTwo(): [DraftClient, DraftClient] {
  const pages: [DraftClient, DraftClient] = [open({ tab: "one" }), open({ tab: "two" })];
  server.onSaved = (revision) => {
    for (const page of pages) void page.notice(revision);
  };
  return pages;
}

const stored = () => server.draft?.content.text;
const textOf = (client: DraftClient) => client.getContent().text;
const soon = () => vi.advanceTimersByTimeAsync(401);
const quiet = () => vi.advanceTimersByTimeAsync(120_000);

describe("what is written", () => {
  it("is kept in the browser at once and on the server after the last key", async () => {
    const client = open();
    client.change({ text: "H" });
    await vi.advanceTimersByTimeAsync(300);
    client.change({ text: "Hi" });
    expect(memory.kept.get("c1:one")?.content.text).toBe("Hi");
    await vi.advanceTimersByTimeAsync(300);
    expect(server.saves).toBe(0);
    await soon();
    expect([stored(), server.saves, memory.kept.size]).toEqual(["Hi", 1, 0]);
  });

  it("is saved at once when the field is left, and not twice", async () => {
    const client = open();
    client.change({ text: "Hi" });
    await client.save();
    expect(stored()).toBe("Hi");
    await client.save(true);
    await quiet();
    expect(server.saves).toBe(1);
  });

  it("waits in the browser while the server cannot be reached, and gets there by itself", async () => {
    server.reachable = false;
    const client = open();
    client.change({ text: "Offline" });
    await quiet();
    expect(client.getState().waiting).toBe(true);
    expect(memory.kept.get("c1:one")?.content.text).toBe("Offline");
    server.reachable = true;
    await quiet();
    expect(client.getState().waiting).toBe(false);
    expect([stored(), memory.kept.size]).toEqual(["Offline", 0]);
  });

  it("survives a crash that comes before it is saved", async () => {
    open().change({ text: "Nearly lost" });
    const after = open({ initial: undefined });
    after.attach();
    expect(textOf(after)).toBe("Nearly lost");
    await soon();
    expect([stored(), memory.kept.size]).toEqual(["Nearly lost", 0]);
  });

  it("survives a crash of another tab, whose words are put beside those of this one", async () => {
    open({ tab: "crashed" }).change({ text: "Of the other" });
    const client = open();
    client.attach("Of this one");
    expect(client.getContent()).toMatchObject({ text: "Of this one", others: ["Of the other"] });
  });

  it("into the field before the page was alive goes on from what the server had", async () => {
    const client = open({ initial: { content: { ...emptyDraft, text: "Stored" }, revision: 4 } });
    client.attach("Stored and more");
    expect(client.getContent()).toEqual({ ...emptyDraft, text: "Stored and more" });
  });

  it("takes up what this browser remembered by itself in earlier versions", () => {
    const client = open({ earlier: { text: "From before", model: "custom/one" } });
    client.attach();
    expect(client.getContent()).toMatchObject({ text: "From before", model: "custom/one" });
  });

  it("is not sent again and again when the server will not take it", async () => {
    server.refuses = true;
    const client = open();
    client.change({ text: "x" });
    await quiet();
    expect(server.saves).toBe(1);
    server.refuses = false;
    client.change({ text: "xy" });
    await soon();
    expect(stored()).toBe("xy");
  });

  it("is kept nowhere in a temporary chat", async () => {
    const client = new DraftClient("new", undefined, null);
    client.change({ text: "Secret" });
    await client.save(true);
    await client.notice(7);
    await quiet();
    expect([client.isKept, server.saves, memory.kept.size]).toEqual([false, 0, 0]);
  });
});

describe("two pages of one conversation", () => {
  it("show the same as long as one of them writes", async () => {
    const [one, two] = openTwo();
    one.change({ text: "From one", model: "custom/a" });
    await soon();
    expect(two.getContent()).toMatchObject({ text: "From one", model: "custom/a" });
    await quiet();
    two.change({ text: "From one, and two" });
    await soon();
    expect(textOf(one)).toBe("From one, and two");
  });

  it("keep a text in the field while it is being typed or composed", async () => {
    const [one, two] = openTwo();
    two.change({ text: "x" });
    await soon();
    await quiet();
    two.compose(true);
    one.change({ text: "xy" });
    await soon();
    expect(textOf(two)).toBe("x");
    two.compose(false);
    await quiet();
    expect(textOf(two)).toBe("xy");
  });

  it("offer the other text where both wrote at the same time, and it can be let go", async () => {
    const [one, two] = openTwo();
    one.change({ text: "Mine" });
    two.change({ text: "Theirs" });
    await quiet();
    expect(textOf(one)).toBe(textOf(two));
    const both = [textOf(one), ...(one.getContent().others ?? [])].toSorted();
    expect(both).toEqual(["Mine", "Theirs"]);
    one.change({ others: undefined });
    await quiet();
    expect(two.getContent().others).toBeUndefined();
  });

  it("do not bring back what one of them has sent", async () => {
    const [one, two] = openTwo();
    one.change({ text: "Sent" });
    await quiet();
    one.change({ text: "", queue: [{ messageId: "message-1", turnId: "turn-0001", text: "Sent", files: [] }] });
    one.change({ queue: [] });
    await quiet();
    expect([textOf(one), textOf(two), stored()]).toEqual(["", "", ""]);
    expect(one.getContent().others).toBeUndefined();
  });

  it("know their own words again when the answer to them was lost", async () => {
    const client = open();
    server.losesAnswers = true;
    client.change({ text: "Once" });
    await soon();
    client.change({ text: "Twice" });
    server.losesAnswers = false;
    await quiet();
    expect(client.getContent()).toEqual({ ...emptyDraft, text: "Twice" });
    expect(stored()).toBe("Twice");
  });

  it("lose nothing, whatever happens in which order", async () => {
    const act = fc.record({
      page: fc.constantFrom(0, 1),
      kind: fc.constantFrom("type", "type", "type", "offline", "online", "pause", "crash", "leave"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        server = new TestingDraftServer();
        memory = new TestingMemory();
        const pages = openTwo();
        const typed: string[] = [];
        for (const [at, { page, kind }] of acts.entries()) {
          const client = pages[page];
          if (kind === "type") {
            // Whoever types goes on from what is in the field.
            typed.push(`<${page}:${at}>`);
            client.change({ text: `${textOf(client)}${typed.at(-1)}` });
          }
          if (kind === "offline" || kind === "online") server.reachable = kind === "online";
          if (kind === "pause") await vi.advanceTimersByTimeAsync(5_000);
          if (kind === "leave") void client.save(true);
          if (kind === "crash") {
            const name = page === 0 ? "one" : "two";
            pages[page] = open({ tab: name, initial: server.reachable ? (server.draft ?? undefined) : undefined });
            pages[page].attach();
          }
        }
        server.reachable = true;
        await vi.advanceTimersByTimeAsync(300_000);
        for (const page of pages) await page.notice();
        await vi.advanceTimersByTimeAsync(60_000);
        const words = JSON.stringify(server.draft?.content ?? {});
        for (const one of typed) expect(words).toContain(one);
        for (const page of pages) expect(textOf(page)).toBe(stored() ?? "");
      }),
      { numRuns: 60 },
    );
  });
});

describe("a new chat that begins", () => {
  it("takes text, files and settings along and leaves the choice of model and wishes for the next one", async () => {
    const wishes = { think: "on", search: false, deep: false } as const;
    const fresh = open();
    fresh.change({ text: "And then", system: "Brief", parameters: { seed: 1 }, model: "custom/a", wishes });
    const begun = new DraftClient("c2", undefined, { server, memory: memory.tab("one"), earlier: () => ({}) });
    fresh.giveTo(begun);
    expect(begun.getContent()).toMatchObject({ text: "And then", system: "Brief", model: "custom/a", wishes });
    expect(fresh.getContent()).toEqual({ ...emptyDraft, model: "custom/a", wishes });
  });
});

describe("with Parley's own routes", () => {
  beforeEach(() => {
    vi.useRealTimers();
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
      const key = decodeURIComponent(path.split("/").at(-1) ?? "");
      const request = pageRequest(init.method ?? "GET", path, init.body ?? undefined);
      return init.method === "PUT" ? PUT(request, withParams({ key })) : GET(request, withParams({ key }));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("two devices that write at once keep both texts", async () => {
    const storage = (tab: string): DraftStorage => ({
      server: draftServer,
      memory: memory.tab(tab),
      earlier: () => ({}),
    });
    const phone = new DraftClient("new", undefined, storage("phone"));
    const desk = new DraftClient("new", undefined, storage("desk"));
    phone.change({ text: "On the phone" });
    await phone.save();
    desk.change({ text: "At the desk", parameters: { temperature: 0.5 } });
    await desk.save();
    await vi.waitFor(async () => expect((await draftServer.read("new"))?.revision).toBe(2));
    await phone.notice(2);
    await vi.waitFor(() => expect(textOf(phone)).toBe("At the desk"), { timeout: 3_000 });
    expect(phone.getContent()).toMatchObject({ others: ["On the phone"], parameters: { temperature: 0.5 } });
  });

  it("a conversation that is gone is not asked again until something changes", async () => {
    const client = new DraftClient(randomUUID(), undefined, {
      server: draftServer,
      memory: memory.tab("one"),
      earlier: () => ({}),
    });
    client.change({ text: "Nowhere to go" });
    await client.save();
    expect([...memory.kept.values()][0]?.content.text).toBe("Nowhere to go");
    expect(client.getState().waiting).toBe(false);
  });
});
