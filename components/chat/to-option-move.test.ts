import { expect, test } from "vitest";
import { toOptionMove } from "./to-option-move";

test.each<[string, number, number, number | undefined]>([
  ["ArrowDown", 0, 3, 1],
  ["ArrowDown", 2, 3, 0],
  ["ArrowUp", 0, 3, 2],
  ["PageDown", 1, 30, 9],
  ["PageDown", 28, 30, 29],
  ["PageUp", 3, 30, 0],
  ["Home", 3, 30, undefined],
  ["a", 3, 30, undefined],
  ["ArrowDown", 0, 0, undefined],
])("%s from option %i of %i leads to %s", (key, from, count, to) => {
  expect(toOptionMove(key, from, count)).toBe(to);
});
