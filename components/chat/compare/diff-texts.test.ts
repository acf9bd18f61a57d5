import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Difference, diffTexts } from "./diff-texts";

const whole = async (before: string, after: string): Promise<Difference> => {
  const difference = await diffTexts(before, after);
  if (!difference) throw new Error("It was not ended");
  return difference;
};

/** One version again, out of the difference. */
const without = ({ hunks }: Difference, kind: "removed" | "added") =>
  hunks
    .map(({ parts }) => parts.filter((part) => part.kind !== kind).map(({ text }) => text))
    .filter((texts) => texts.length > 0)
    .map((texts) => texts.join(""))
    .join("\n");

const marked = ({ hunks }: Difference) =>
  hunks
    .map(({ parts }) => parts.map(({ kind, text }) => ({ same: text, removed: `-${text}-`, added: `+${text}+` })[kind]))
    .map((texts) => texts.join(""))
    .join("\n");

describe("the difference of two texts", () => {
  it("is found word by word", async () => {
    expect(marked(await whole("The long river flows.", "The deep river flows."))).toBe("The -long-+deep+ river flows.");
  });

  it("knows words where no blanks are written", async () => {
    expect(marked(await whole("长江很长，在中国南方。", "长城很长，在中国北方。"))).toBe(
      "-长江-+长城+很长，在中国-南方-+北方+。",
    );
  });

  it("leaves lines alone that are the same", async () => {
    const { hunks } = await whole("a b\nc d\n\ne f", "a b\nc x\n\ne f");
    expect(hunks.map(({ changed }) => changed)).toEqual([false, true, false]);
  });

  it("shows a line that was written anew as such, not as a riddle of single words", async () => {
    const difference = await whole(
      "The answer is that it depends on many a thing.",
      "No. Rivers never sleep, the sea does.",
    );
    expect(difference.hunks[0]?.parts.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  it("gives both versions back, blanks aside", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "河", " ", "\n", ".", "**"), maxLength: 60 });
    const tight = (some: string) => some.replace(/\s+/g, "");
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const difference = await whole(before, after);
        expect(tight(without(difference, "added"))).toBe(tight(before));
        expect(tight(without(difference, "removed"))).toBe(tight(after));
      }),
    );
  });

  it("of long texts is found line by line, and soon", async () => {
    const line = (at: number, end: string) => `Line ${at} of a long answer with some words ${end}.`;
    const before = Array.from({ length: 4_000 }, (_, at) => line(at, "here"));
    const after = before.map((text, at) => (at % 100 === 0 ? line(at, "there") : text));
    const difference = await whole(before.join("\n"), after.join("\n"));
    expect(difference.byLines).toBe(true);
    expect(difference.hunks.filter(({ changed }) => changed)).toHaveLength(40);
  });

  it("of texts that share nothing is found without trying for ever", async () => {
    const words = (seed: number) => Array.from({ length: 8_000 }, (_, at) => `w${(at * seed) % 99_991}`).join(" ");
    const began = Date.now();
    await whole(words(7), words(13));
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it("is not found out to its end when nobody waits for it", async () => {
    expect(await diffTexts("a", "b", AbortSignal.abort())).toBeNull();
  });
});
