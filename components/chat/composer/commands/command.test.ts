import { Plus } from "lucide-react";
import { describe, expect, it, test } from "vitest";
import { type Command, findCommands, queryOf, withoutEscape } from "./command";

const command = (id: string, label: string): Command => ({ id, label, words: id, icon: Plus, run: () => {} });
const commands = [
  command("model", "Choose a model"),
  command("clear", "Clear the field"),
  command("m1", "Mode of work"),
];
const found = (query: string) => findCommands(commands, query).map(({ id }) => id);

describe("commands", () => {
  it("are all there after a mere slash, and get fewer with every letter", () => {
    expect(found("")).toEqual(["model", "clear", "m1"]);
    expect(found("MODE")).toEqual(["model", "m1"]);
    expect(found("field")).toEqual(["clear"]);
    expect(found("nothing")).toEqual([]);
  });

  it("that begin with what was typed come first", () => {
    expect(findCommands([command("x", "Not a mode"), ...commands], "mode").map(({ id }) => id)).toEqual([
      "model",
      "m1",
      "x",
    ]);
  });
});

test.each([
  ["/", ""],
  ["/mod", "mod"],
  ["/my preset", "my preset"],
  ["//", undefined],
  ["/etc/hosts", undefined],
  ["a /", undefined],
  ["/two\nlines", undefined],
  [`/${"x".repeat(60)}`, undefined],
])("%j looks for %j", (text, query) => {
  expect(queryOf(text)).toBe(query);
});

test.each([
  ["//model is a word", "/model is a word"],
  ["// a comment", "// a comment"],
  ["///", "///"],
  ["/etc", "/etc"],
])("%j is sent as %j", (text, sent) => {
  expect(withoutEscape(text)).toBe(sent);
});
