import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftContent, QueuedMessage } from "@/lib/core/draft";
import { isSameDraft, mergeDrafts } from "./merge-drafts";

const draft = (text: string, more: Partial<DraftContent> = {}): DraftContent => {
  return { text, files: [], queue: [], ...more };
};
const queued = (messageId: string): QueuedMessage => ({ messageId, turnId: `turn-${messageId}`, text: "", files: [] });

/** Everything that can be read in a draft. */
const wordsOf = ({ text, others = [] }: DraftContent) => [text, ...others];

describe("two versions of one draft", () => {
  it("become what either of them changed", () => {
    const base = draft("a", { model: "one", files: ["f1"], queue: [queued("q1"), queued("q2")] });
    const mine = draft("a, mine", { model: "one", files: ["f1", "f2"], queue: [queued("q2")], system: "Be brief" });
    const theirs = draft("a", { model: "two", files: [], queue: [queued("q1"), queued("q2"), queued("q3")] });
    expect(mergeDrafts(base, mine, theirs)).toEqual(
      draft("a, mine", {
        model: "two",
        files: ["f2"],
        queue: [queued("q2"), queued("q3")],
        system: "Be brief",
      }),
    );
  });

  it("keep my text and put theirs aside where both wrote", () => {
    expect(mergeDrafts(draft("a"), draft("mine"), draft("theirs"))).toEqual(draft("mine", { others: ["theirs"] }));
  });

  it("take the longer text where one goes on from the other", () => {
    expect(mergeDrafts(draft("a"), draft("ab"), draft("abc"))).toEqual(draft("abc"));
    expect(mergeDrafts(draft("a"), draft("abc"), draft("ab"))).toEqual(draft("abc"));
  });

  it("forget a text from elsewhere that either has let go", () => {
    const base = draft("a", { others: ["x", "y"] });
    expect(mergeDrafts(base, draft("a", { others: ["y"] }), draft("a", { others: ["x", "y"] }))).toEqual(
      draft("a", { others: ["y"] }),
    );
  });

  it("take a setting back to nothing", () => {
    const base = draft("", { system: "Be brief", parameters: { seed: 1 } });
    expect(mergeDrafts(base, draft("", { parameters: { seed: 1 } }), base)).toEqual(
      draft("", { parameters: { seed: 1 } }),
    );
  });

  it("lose no text that anybody wrote, however they are merged", () => {
    const text = fc.string({ maxLength: 6, unit: fc.constantFrom("a", "b", " ") });
    const others = fc.array(
      text.filter((one) => one !== ""),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(text, text, text, others, (base, mine, theirs, kept) => {
        const merged = mergeDrafts(draft(base), draft(mine, { others: kept }), draft(theirs));
        const changed = [...(mine === base ? [] : [mine]), ...(theirs === base ? [] : [theirs]), ...kept];
        for (const one of changed) expect(wordsOf(merged).some((words) => words.startsWith(one))).toBe(true);
      }),
    );
  });
});

it("drafts are the same whatever the order of their keys", () => {
  const one = draft("a", { parameters: { seed: 1, thinking: { enabled: true, budget_tokens: 5 } }, system: undefined });
  const other = { parameters: { thinking: { budget_tokens: 5, enabled: true }, seed: 1 }, ...draft("a") };
  expect(isSameDraft(one, other)).toBe(true);
  expect(isSameDraft(one, { ...other, system: "" })).toBe(false);
});
