import { describe, expect, it } from "vitest";
import { describeDiagram } from "./describe-diagram";
import { toDrawableSource } from "./diagram-source";
import { Markdown } from "./markdown";
import { renderInEnglish } from "./render-in-english";

describe("the source of a diagram", () => {
  it.each([
    'flowchart LR\n A@{ img: "https://evil.example/x.png" }',
    "flowchart LR\n A[<img src=x>]",
    "flowchart LR\n A[<svg onload=x>]",
    "flowchart LR\n A-->B\n style A fill:url(https://evil.example/x)",
    "flowchart LR\n A-->B\n classDef x fill:\\75rl(//evil.example)",
    "flowchart LR\n A-->B\n style A background-image:x",
    "x".repeat(8_001),
    "a\n".repeat(400),
  ])("is not drawn when it is too large or names something outside: %j", (source) => {
    expect(() => toDrawableSource(source)).toThrow();
  });

  it("loses settings of its own and keeps its title", () => {
    expect(toDrawableSource('%%{init: {"securityLevel":"loose"}}%%\nflowchart LR')).not.toMatch(/%%\s*\{/);
    const front = "---\ntitle: A plan\nconfig:\n  securityLevel: loose\n---\nflowchart LR\n A --> B";
    expect(toDrawableSource(front)).toBe('---\ntitle: "A plan"\n---\nflowchart LR\n A --> B');
  });

  it.each([
    ["flowchart LR\n A-->B", "flowchart"],
    ["%% note\nsequenceDiagram\n title How it runs\n A->>B: x", "How it runs"],
    ["---\ntitle: Plan\n---\ngantt", "Plan"],
    ['pie title Pets\n "a": 1', "pie"],
  ])("says what is drawn: %j", (source, kind) => {
    expect(describeDiagram(source)).toBe(kind);
  });

  it("is what is shown until somebody looks, and while it is written", () => {
    const text = "```mermaid\nflowchart LR\n  A --> B\n```";
    const render = (part: string, streaming: boolean) =>
      renderInEnglish(<Markdown text={part} streaming={streaming} />);
    expect(render(text, false)).toMatch(/Diagram<\/span>.*A --&gt; B/s);
    expect(render(text.slice(0, -4), true)).not.toContain("Diagram");
  });
});
