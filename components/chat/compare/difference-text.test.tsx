import { describe, expect, it } from "vitest";
import { renderInEnglish } from "@/components/chat/markdown/render-in-english";
import { diffTexts } from "./diff-texts";
import { InlineDifference, SideBySide } from "./difference-text";

const hunksOf = async (before: string, after: string) => (await diffTexts(before, after))?.hunks ?? [];
const words = (html: string) => html.replace(/<[^>]*>/g, "");

describe("a difference on the page", () => {
  it("is marked by elements and said in words, not by colour alone", async () => {
    const html = renderInEnglish(<InlineDifference hunks={await hunksOf("A long river.", "A deep river.")} />);
    expect(html).toMatch(/<del class="[^"]*line-through[^"]*">.*<\/del><ins class="[^"]*underline[^"]*">.*<\/ins>/);
    expect(words(html)).toBe("A Removed: longAdded: deep river.");
  });

  it("shows a line in place of another below it", async () => {
    const html = renderInEnglish(<InlineDifference hunks={await hunksOf("same\nabc", "same\nxyz")} />);
    expect(words(html)).toBe("sameRemoved: abc\nAdded: xyz");
  });

  it("has each version in a column of its own, with what is the same in both", async () => {
    const hunks = await hunksOf("one\nthe second line", "one\nthe second row\nfive");
    const html = renderInEnglish(<SideBySide hunks={hunks} titles={["1 · a", "2 · b"]} />);
    const cells = [...html.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => words(cell ?? ""));
    expect(cells).toEqual(["1 · a", "2 · b", "one", "one", "the second Removed: line", "the second Added: row\nfive"]);
  });

  it("never makes elements of what a model wrote", async () => {
    const html = renderInEnglish(<InlineDifference hunks={await hunksOf("<b>x</b>", "<img src=x> y")} />);
    expect(html).not.toMatch(/<b>|<img/);
  });
});
