import { describe, expect, it } from "vitest";
import type { Warning } from "@/lib/core/chat-request";
import { AnswerNotes } from "./answer-notes";
import { renderInEnglish } from "./markdown/render-in-english";

const lost: Warning = { param: "enable_search", action: "dropped", reason: "answered without a search: no route" };
const fitted: Warning = { param: "thinking.reasoning_effort", action: "adjusted", reason: "the model takes low, high" };
const unknown: Warning = { param: "top_k", action: "dropped", reason: "the model does not take it" };

function notes(...warnings: Warning[]): { title: string; lines: string[] } {
  const plain = (html = "") => html.replace(/<[^>]+>/g, "");
  const html = renderInEnglish(<AnswerNotes warnings={warnings} />);
  const [, title] = /<summary[^>]*>(.*?)<\/summary>/s.exec(html) ?? [];
  return { title: plain(title), lines: [...html.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, line]) => plain(line)) };
}

describe("what could not be used as it was set", () => {
  it("says in its one line that there was no search, and why below", () => {
    expect(notes(lost)).toEqual({ title: "Answered without a search", lines: [lost.reason] });
  });

  it("calls parameters what the composer calls them", () => {
    expect(notes(fitted, unknown)).toEqual({
      title: "Not everything could be used as set (2)",
      lines: [`Think was fitted: ${fitted.reason}`, `top_k was left out: ${unknown.reason}`],
    });
  });

  it("says both when both happened", () => {
    expect(notes(lost, fitted).title).toBe("Answered without a search · Not everything could be used as set (1)");
  });
});
