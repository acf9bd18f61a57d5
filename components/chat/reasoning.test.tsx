import { describe, expect, it } from "vitest";
import { renderInEnglish } from "./markdown/render-in-english";
import { Reasoning } from "./reasoning";

describe("the line of a thought", () => {
  it("counts while it runs, from zero on the server", () => {
    expect(renderInEnglish(<Reasoning text="a" streaming={true} startedAt={1} />)).toContain("Thinking… 0 s");
  });

  it.each([
    [12_400, "Thought for 12 s"],
    [900, "Thought for 1 s"],
    [300, "Thought briefly"],
    [undefined, "Thought briefly"],
  ])("says how long it took: %s ms", (durationMs, line) => {
    expect(renderInEnglish(<Reasoning text="a" streaming={false} durationMs={durationMs} />)).toContain(line);
  });

  it("is a closed button that names what it opens, and draws none of the thought", () => {
    const html = renderInEnglish(<Reasoning text="secret plan" streaming={false} durationMs={1000} />);
    const id = /aria-expanded="false" aria-controls="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`id="${id}" hidden=""`);
    expect(html).not.toContain("secret plan");
  });
});
