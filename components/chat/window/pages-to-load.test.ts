import { describe, expect, it } from "vitest";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { pageToLoad } from "./pages-to-load";

/** A thread of `count` messages of which those from `loaded` on are at hand. */
const thread = (count: number, loaded: number): ParleyMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `m${at}`,
    role: "user",
    parts: at < loaded ? [] : [{ type: "text", text: "here" }],
  }));

describe("the next page of a thread", () => {
  it("is nothing where everything near is at hand", () => {
    expect(pageToLoad(thread(100, 60), { start: 80, end: 90 })).toEqual([]);
  });

  it("is fetched before the reader comes to it, and whole", () => {
    const ids = pageToLoad(thread(100, 60), { start: 65, end: 70 });
    expect(ids).toHaveLength(40);
    expect(ids[0]).toBe("m20");
    expect(ids.at(-1)).toBe("m59");
  });

  it("begins with what is drawn after a jump into the middle", () => {
    const ids = pageToLoad(thread(3_000, 2_960), { start: 1_500, end: 1_506 });
    expect(ids).toHaveLength(40);
    expect(ids).toEqual(expect.arrayContaining(["m1500", "m1505"]));
  });

  it("ends where the thread ends", () => {
    expect(pageToLoad(thread(5, 5), { start: 0, end: 5 })).toEqual(["m0", "m1", "m2", "m3", "m4"]);
    expect(pageToLoad([], { start: 0, end: 0 })).toEqual([]);
  });
});
