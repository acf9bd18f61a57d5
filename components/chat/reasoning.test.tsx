import { describe, expect, it } from "vitest";
import { AnswerCodeContext } from "./answer-code-context";
import { AnswerParts } from "./answer-parts";
import { Markdown } from "./markdown/markdown";
import { renderInEnglish } from "./markdown/render-in-english";
import type { ParleyMessage } from "./parley-message";
import { Reasoning } from "./reasoning";

describe("the line of a thought", () => {
  it("counts while it runs, from zero on the server", () => {
    expect(renderInEnglish(<Reasoning text="a" streaming={true} startedAt={1} />)).toContain("Thinking… 0 s");
  });

  it.each([
    [12_400, "Thought for 12 s"],
    [900, "Thought for 1 s"],
    [300, "Thought briefly"],
    [125_000, "Thought for 2 min 5 s"],
    [undefined, "Thought briefly"],
  ])("says how long it took: %s ms", (durationMs, line) => {
    expect(renderInEnglish(<Reasoning text="a" streaming={false} durationMs={durationMs} />)).toContain(line);
  });

  it("is a line of its own for each thought of an answer, and only the last one counts", () => {
    const thought = (text: string, durationMs?: number): ParleyMessage["parts"][number] => ({
      type: "reasoning",
      text,
      providerMetadata: { parley: durationMs === undefined ? { startedAt: 1 } : { durationMs } },
    });
    const parts = [thought("a", 3_000), { type: "text" as const, text: "Well." }, thought("b")];
    const source = { type: "source-url" as const, sourceId: "1", url: "https://a.example/" };
    const html = renderInEnglish(
      <AnswerCodeContext value={{ Markdown, Reasoning }}>
        <AnswerParts parts={[...parts, source]} streaming={true} />
      </AnswerCodeContext>,
    );
    expect(html.replace(/<[^>]*>/g, " ")).toMatch(/Thought for 3 s\s+Well\.\s+Thinking… 0 s/);
  });

  it("is a closed button that names what it opens, and draws none of the thought", () => {
    const html = renderInEnglish(<Reasoning text="secret plan" streaming={false} durationMs={1000} />);
    const id = /aria-expanded="false" aria-controls="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`id="${id}" hidden=""`);
    expect(html).not.toContain("secret plan");
  });
});
