import { describe, expect, it } from "vitest";
import { CitationsProvider } from "./citations/citations-context";
import { renderInEnglish } from "./markdown/render-in-english";
import type { ParleyMessage } from "./parley-message";
import { Sources } from "./sources";

type Part = ParleyMessage["parts"][number];

const source = (number: number, url: string, parley: Record<string, string> = {}): Part => ({
  type: "source-url",
  sourceId: String(number),
  url,
  title: `Title ${number}`,
  providerMetadata: { parley },
});

const render = (parts: Part[]) =>
  renderInEnglish(
    <CitationsProvider parts={parts}>
      <Sources parts={parts} />
    </CitationsProvider>,
  );
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
const words = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the sources of an answer", () => {
  it("are nothing where there are none", () => {
    expect(render([{ type: "text", text: "Hello [1]" }])).toBe("");
  });

  it("lead to the web only", () => {
    const html = render([
      source(1, "https://a.example/"),
      source(2, "javascript:alert(1)"),
      source(3, "file:///etc/passwd"),
      source(4, "not an address"),
    ]);
    expect(links(html)).toEqual(["https://a.example/"]);
  });

  it("say where they are and from when, in whatever way the date was written", () => {
    const html = render([
      source(1, "https://a.example/x", { date: "2025-06-02T23:30:00-05:00" }),
      source(2, "https://b.example/y", { date: "last summer", snippet: "It was\u200b warm." }),
    ]);
    for (const said of ["a.example", "Jun 2, 2025", "b.example", "last summer", "It was warm."]) {
      expect(html).toContain(said);
    }
  });

  it("say the host as it is resolved", () => {
    expect(words(render([source(1, "https://аррӏе.com/")]))).toContain("xn--80ak6aa92e.com");
  });

  it("are told apart when the text cites some of them, in its order", () => {
    const sources = [1, 2, 3].map((number) => source(number, `https://s${number}.example/`));
    expect(words(render([{ type: "text", text: "a [3] b [1]" }, ...sources]))).toMatch(
      /Cited in the answer 3 Title 3 .* 1 Title 1 .* Also found 2 Title 2/,
    );
    expect(words(render([{ type: "text", text: "a" }, ...sources]))).not.toMatch(/Cited|Also/);
    expect(words(render([{ type: "text", text: "a [1-3]" }, ...sources]))).not.toMatch(/Cited|Also/);
  });

  it("are a line of hosts when there are many, the cited ones first", () => {
    const sources = Array.from({ length: 7 }, (_, at) => source(at + 1, `https://www.s${at + 1}.example/`));
    const html = render([{ type: "text", text: "a [5]" }, ...sources]);
    expect(links(html)).toEqual([]);
    expect(html).toMatch(/<button[^>]* aria-expanded="false"/);
    expect(words(html)).toContain("7 sources s5.example · s1.example · s2.example");
  });
});
