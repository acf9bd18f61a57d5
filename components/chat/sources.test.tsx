import { describe, expect, it } from "vitest";
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

const render = (parts: Part[]) => renderInEnglish(<Sources parts={parts} />);
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe("the sources of an answer", () => {
  it("are nothing where there are none", () => {
    expect(render([{ type: "text", text: "Hello" }])).toBe("");
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
      source(2, "https://b.example/y", { date: "last summer", snippet: "It was warm." }),
    ]);
    for (const said of ["a.example", "Jun 2, 2025", "b.example", "last summer", "It was warm."]) {
      expect(html).toContain(said);
    }
  });

  it("are five at first when a thorough search found many", () => {
    const html = render(Array.from({ length: 7 }, (_, at) => source(at + 1, `https://s.example/${at}`)));
    expect(links(html)).toHaveLength(5);
    expect(html).toContain("Show all 7 sources");
  });
});
