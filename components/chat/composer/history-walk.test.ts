import { expect, it } from "vitest";
import { type HistoryWalk, stepBack, stepForward, textOfWalk } from "./history-walk";

const asked = () => ["first", "second", "third"];

/** What the field shows after each key. */
function walk(keys: string): string[] {
  let now: HistoryWalk | undefined;
  return [...keys].map((key) => {
    now = key === "u" ? stepBack(now, now ? textOfWalk(now) : "", asked) : now && stepForward(now);
    return now ? textOfWalk(now) : "";
  });
}

it("arrow-up goes back in time to the oldest question, and arrow-down returns to the empty field", () => {
  expect(walk("uuuudddd")).toEqual(["third", "second", "first", "first", "second", "third", "", ""]);
});

it("a walk begins neither in a text nor where nothing was asked", () => {
  expect(stepBack(undefined, "typed", asked)).toBeUndefined();
  expect(stepBack(undefined, "", () => [])).toBeUndefined();
});
