import { describe, expect, test } from "vitest";
import { readFilter, writeFilter } from "./filter-address";
import { type ModelFilter, noFilter } from "./filter-models";

const filters: ModelFilter[] = [
  noFilter,
  { text: "gpt 4 & co", provider: "openai", words: ["vision", "tools"], context: 128_000, price: "low" },
  { ...noFilter, text: "深度" },
];

describe("the address of a filter", () => {
  test.each(filters)("reads as it was written: %o", (filter) => {
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
  });

  test("is nothing where nothing is asked for", () => {
    expect(writeFilter({ ...noFilter, text: "  " })).toBe("");
  });

  test("is not believed in what it cannot mean", () => {
    expect(readFilter(new URLSearchParams("can=flying tools&context=7&price=cheap&page=2"))).toEqual({
      ...noFilter,
      words: ["tools"],
    });
  });
});
