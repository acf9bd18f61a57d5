import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { RowHeights } from "./row-heights";

const message = (id: string, text = "word"): ParleyMessage => ({ id, role: "user", parts: [{ type: "text", text }] });

describe("the heights of a thread", () => {
  it("are the same as if they were added up anew, whatever was measured, added and taken away", () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant("measure" as const), at: fc.nat(60), height: fc.integer({ min: 1, max: 3_000 }) }),
      fc.record({ kind: fc.constant("cut" as const), at: fc.nat(60) }),
      fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 80 }) }),
      fc.record({ kind: fc.constant("write" as const), at: fc.nat(60) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        let messages = [message("first")];
        const heights = new RowHeights(messages);
        let made = 0;
        for (const one of changes) {
          if (one.kind === "measure") heights.measure(messages[one.at]?.id ?? "", one.height);
          if (one.kind === "cut") messages = messages.slice(0, one.at);
          if (one.kind === "add") {
            messages = [...messages, ...Array.from({ length: one.count }, () => message(`m${made++}`))];
          }
          if (one.kind === "write") {
            messages = messages.map((old, at) => (at === one.at ? message(old.id, "a line\n".repeat(9)) : old));
          }
          heights.setMessages(messages);
          let sum = 0;
          for (const [at, { id }] of messages.entries()) {
            expect(heights.top(at)).toBe(sum);
            expect(heights.indexOf(id)).toBe(at);
            sum += heights.heightOf(at);
          }
          expect(heights.top(messages.length)).toBe(sum);
          expect(heights.indexOf("nobody")).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it("find the message at a height", () => {
    const heights = new RowHeights([message("a"), message("b"), message("c")]);
    for (const [id, height] of [["a", 100] as const, ["b", 50] as const, ["c", 200] as const])
      heights.measure(id, height);
    expect([-10, 0, 99, 100, 149, 150, 349, 900].map((at) => heights.indexAt(at))).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
  });

  it("tell whether the path is another one, and not that a message grew", () => {
    const heights = new RowHeights([message("a"), message("b")]);
    expect(heights.setMessages([message("a"), message("b", "more words")])).toBe(false);
    expect(heights.setMessages([message("a"), message("x")])).toBe(true);
  });
});
