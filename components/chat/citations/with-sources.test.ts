import { describe, expect, it } from "vitest";
import { toRichText } from "@/components/chat/markdown/to-rich-text";
import type { Source } from "./read-sources";
import { richToPlain } from "./rich-to-plain";
import { withSources } from "./with-sources";

const source = (number: number, title: string, href = `https://s${number}.example/`): Source => ({
  number,
  title,
  href,
  host: new URL(href).host,
  snippet: "",
  date: "",
});

describe("a copied answer", () => {
  it("is the text alone when it cites nothing", () => {
    expect(withSources("Hello  ", [], "Sources")).toBe("Hello  ");
  });

  it("names the sources it cites by their numbers, whatever is in their titles", () => {
    expect(withSources("A [4] b [2]", [source(4, "D"), source(2, "[x](https://evil.example/) *b*")], "Sources")).toBe(
      "A [4] b [2]\n\nSources\n\n- [2] [\\[x\\](https://evil.example/) \\*b\\*](<https://s2.example/>)\n- [4] [D](<https://s4.example/>)\n",
    );
  });

  it("is rich text with links to the stored addresses, and plain words", async () => {
    const cited = [source(1, "Rivers", "https://r.example/a_(b)?x=1&y=2")];
    const html = await toRichText(withSources("**Long** [1] & `wide`.\n\n1. one\n2. two", cited, "Sources"));
    expect(html).toContain('<a href="https://r.example/a_(b)?x=1&amp;y=2">Rivers</a>');
    expect(html).toContain("<strong>Long</strong> [1] &amp; <code>wide</code>.");
    expect(richToPlain(html)).toBe(
      "Long [1] & wide.\n\n1. one\n2. two\n\nSources\n\n- [1] Rivers (https://r.example/a_(b)?x=1&y=2)",
    );
  });

  it("keeps lists in lists, and their numbers", async () => {
    const html = await toRichText("3. c\n   - d\n   - e\n4. <https://x.example/>");
    expect(richToPlain(html)).toBe("3. c\n  - d\n  - e\n\n4. https://x.example/");
  });

  it("is plain words without the signs of tables, code and quotes, and keeps what looks like HTML", async () => {
    const html = await toRichText(
      "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n\n```js\nif (a < b) {}\n```\n\n&amp;lt; <b>x</b>",
    );
    expect(richToPlain(html)).toBe("T\n\na\tb\n1\t2\n\nq\n\nif (a < b) {}\n\n&lt; <b>x</b>");
  });
});
