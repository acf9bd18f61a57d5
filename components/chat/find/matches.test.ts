import { describe, expect, it } from "vitest";
import { countMatches, type Match, matchFrom, numberOf, stepMatch } from "./matches";

const found = [
  { messageId: "a", index: 3, count: 2 },
  { messageId: "b", index: 8, count: 1 },
  { messageId: "c", index: 20, count: 3 },
];

describe("the matches in a conversation", () => {
  it("begin at the reader, or at the first when there are none after them", () => {
    expect(matchFrom(found, 5)).toEqual({ message: 1, nth: 0 });
    expect(matchFrom(found, 21)).toEqual({ message: 0, nth: 0 });
    expect(matchFrom([], 0)).toBeUndefined();
  });

  it("are gone through one after the other, round the end and back", () => {
    const forth: number[] = [];
    let match: Match = { message: 0, nth: 0 };
    for (let step = 0; step <= countMatches(found); step++) {
      forth.push(numberOf(found, match));
      match = stepMatch(found, match, 1);
    }
    expect(forth).toEqual([1, 2, 3, 4, 5, 6, 1]);
    const back: number[] = [];
    match = { message: 0, nth: 0 };
    for (let step = 0; step < countMatches(found); step++) {
      match = stepMatch(found, match, -1);
      back.push(numberOf(found, match));
    }
    expect(back).toEqual([6, 5, 4, 3, 2, 1]);
  });
});
