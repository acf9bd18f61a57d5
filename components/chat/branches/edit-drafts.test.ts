import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EditDrafts } from "./edit-drafts";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it("keeps what is being changed through a reload, each conversation its own", () => {
  new EditDrafts("a").set("question-1", { text: "half a thou", files: [] });
  const again = new EditDrafts("a");
  again.open();
  expect(again.get("question-1")).toEqual({ text: "half a thou", files: [] });
  const other = new EditDrafts("b");
  other.open();
  expect(other.get("question-1")).toBeUndefined();
});

it("leaves nothing behind when a change was sent or given up", () => {
  const drafts = new EditDrafts("a");
  drafts.set("question-1", { text: "x", files: [] });
  drafts.set("question-1", undefined);
  expect(kept.size).toBe(0);
});

it("does not let an older text take the place of what is typed already", () => {
  new EditDrafts("a").set("question-1", { text: "before the reload", files: [] });
  const drafts = new EditDrafts("a");
  drafts.set("question-1", { text: "after it", files: [] });
  drafts.open();
  expect(drafts.get("question-1")?.text).toBe("after it");
});

it("works where nothing can be kept, and with what it cannot read", () => {
  vi.stubGlobal("sessionStorage", {
    getItem: () => "{",
    setItem: () => {
      throw new Error("full");
    },
  });
  const drafts = new EditDrafts("a");
  drafts.open();
  drafts.set("question-1", { text: "x", files: [] });
  expect(drafts.get("question-1")?.text).toBe("x");
});
