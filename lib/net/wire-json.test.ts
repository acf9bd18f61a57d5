import { expect, test } from "vitest";
import { field, listField, numberField, parseWire, textField } from "./wire-json";

const answer = parseWire('{"a": {"b": ["x"], "n": 1e999, "empty": ""}, "__proto__": {"own": "yes"}}');

test("reads what stands at the end of a path of names", () => {
  expect(field(answer, "a", "b")).toEqual(["x"]);
  expect(listField(answer, "a", "b")).toEqual(["x"]);
  expect(textField(answer, "__proto__", "own")).toBe("yes");
});

test("finds nothing that is inherited, and steps into no list", () => {
  for (const path of [["own"], ["constructor"], ["a", "b", "length"], ["a", "b", "0"], ["a", "missing", "deeper"]]) {
    expect(field(answer, ...path)).toBeUndefined();
  }
  expect(field("text", "length")).toBeUndefined();
});

test("takes a value of another kind as missing", () => {
  expect(textField(answer, "a", "empty")).toBeUndefined();
  expect(textField(answer, "a")).toBeUndefined();
  expect(numberField(answer, "a", "n")).toBeUndefined();
  expect(listField(answer, "a")).toEqual([]);
});

test("text that is no JSON has no value", () => {
  expect(parseWire("{")).toBeUndefined();
});
