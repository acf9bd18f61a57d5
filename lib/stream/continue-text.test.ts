import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { continueText, repeatedLength } from "./continue-text";
import { done, finish, listOf, streamOf, text, textOf } from "./testing/chunks";

/** What is left of the pieces behind `before`. */
async function textAfter(before: string, pieces: string[]): Promise<string> {
  return textOf(await listOf(continueText(before, streamOf(...pieces.map((piece) => text(piece)), finish, done))));
}

describe("the rest of a cut answer", () => {
  test("comes whole, however it is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), async (pieces) => {
        expect(await textAfter("Quite another text.", pieces)).toBe(pieces.join(""));
      }),
    );
  });

  test("leaves out the words it begins with once more", async () => {
    const before = "Once upon a time there was a king who";
    expect(await textAfter(before, ["was a ", "king who", " lived."])).toBe(" lived.");
    expect(await textAfter(before, [before, " lived."])).toBe(" lived.");
  });

  test("takes a short agreement for chance", () => {
    expect(repeatedLength("and the", "the end")).toBe(0);
  });

  test("keeps its ending after its text", async () => {
    const chunks = await listOf(continueText("", streamOf(text("a"), finish, done)));
    expect(chunks.map(({ type }) => type)).toEqual(["text-delta", "finish", "end"]);
  });
});
