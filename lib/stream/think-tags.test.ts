import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ThinkTags } from "./think-tags";

function split(pieces: readonly string[], opensInThought = false): { reasoning: string; text: string } {
  const tags = new ThinkTags({ opensInThought });
  const said = { reasoning: "", text: "" };
  for (const span of [...pieces.flatMap((piece) => tags.push(piece)), ...tags.flush()]) said[span.type] += span.text;
  return said;
}

describe("ThinkTags", () => {
  test.each([
    ["<think>a b</think>c", { reasoning: "a b", text: "c" }],
    ["<think>\na\n</think>\n\nc\n", { reasoning: "a", text: "c\n" }],
    ["\n <think>a</think>c", { reasoning: "a", text: "c" }],
    ["<think>\n\n</think>\n\nc", { reasoning: "", text: "c" }],
    ["c <think>a</think>", { reasoning: "", text: "c <think>a</think>" }],
    ["<think>a</think>b<think>c</think>", { reasoning: "a", text: "b<think>c</think>" }],
    ["<think>a < b </ think>", { reasoning: "a < b </ think>", text: "" }],
    ["<think>never closed </thi", { reasoning: "never closed </thi", text: "" }],
    ["<thinner>", { reasoning: "", text: "<thinner>" }],
    ["<thi", { reasoning: "", text: "<thi" }],
    ["  indented", { reasoning: "", text: "  indented" }],
    ["", { reasoning: "", text: "" }],
  ])("%j is told apart, whole and character by character", (answer, expected) => {
    expect(split([answer])).toEqual(expected);
    expect(split(Array.from(answer))).toEqual(expected);
  });

  test.each([
    ["a b</think>c", { reasoning: "a b", text: "c" }],
    ["<think>a</think>c", { reasoning: "a", text: "c" }],
    ["\na\n</think>\n\nc <think>d</think>", { reasoning: "a", text: "c <think>d</think>" }],
    ["</think>c", { reasoning: "", text: "c" }],
    ["never closed", { reasoning: "never closed", text: "" }],
    ["<thi", { reasoning: "<thi", text: "" }],
    ["", { reasoning: "", text: "" }],
  ])("%j of a model that opens in its thought is told apart, whole and character by character", (answer, expected) => {
    expect(split([answer], true)).toEqual(expected);
    expect(split(Array.from(answer), true)).toEqual(expected);
  });

  test("what is said does not depend on where it is cut", () => {
    const token = fc.constantFrom("<think>", "</think>", "<", "</", "think", ">", " ", "\n", "a", "你");
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 12 }),
        fc.array(fc.nat(5), { minLength: 1 }),
        fc.boolean(),
        (tokens, sizes, opensInThought) => {
          const answer = tokens.join("");
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < answer.length; turn += 1) {
            const size = 1 + (sizes[turn % sizes.length] ?? 0);
            pieces.push(answer.slice(at, at + size));
            at += size;
          }
          expect(split(pieces, opensInThought)).toEqual(split([answer], opensInThought));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("hands out a thought while it runs", () => {
    const tags = new ThinkTags();
    expect(tags.push("<think>one two")).toEqual([{ type: "reasoning", text: "one two" }]);
    expect(tags.push(" three")).toEqual([{ type: "reasoning", text: " three" }]);
  });
});
