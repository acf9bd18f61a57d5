import { expect, it } from "vitest";
import { renderInEnglish } from "@/components/chat/markdown/render-in-english";
import type { ConversationControls } from "@/components/chat/use-conversation";
import type { DraftContent } from "@/lib/core/draft";
import { Composer } from "./composer";
import type { ComposerTools } from "./composer-tools";
import { DraftClient } from "./draft-client";
import { emptyDraft } from "./empty-draft";
import type { Outbox } from "./use-outbox";

const nothing = () => {};
const controls = {
  phase: "idle",
  busy: false,
  stopping: false,
  stop: async () => {},
} as unknown as ConversationControls;
const tools: ComposerTools = {
  chooseModel: nothing,
  wishes: { think: "auto", search: false, deep: false },
  changeWishes: nothing,
  parameters: {},
  nextQuestion: () => ({ sessId: "s", messages: [], text: "", attachments: [], parameters: {} }),
};

function html(content: Partial<DraftContent>, { busy = false, say = true } = {}): string {
  const draft = new DraftClient("c1", { content: { ...emptyDraft, ...content }, revision: 1 });
  const outbox: Outbox = {
    waiting: content.queue ?? [],
    isFull: false,
    ...(say ? { say: nothing, sendNow: nothing } : {}),
    takeBack: nothing,
    remove: nothing,
    raise: nothing,
  };
  return renderInEnglish(
    <Composer draft={draft} outbox={outbox} controls={{ ...controls, busy }} tools={tools} questions={() => []} />,
  );
}

/** The button with this name, as it was drawn. */
const button = (page: string, name: string) => page.match(new RegExp(`<button[^>]*aria-label="${name}"[^>]*>`))?.[0];

it("comes with its draft in the field, before any script runs", () => {
  expect(html({ text: "Half a <thought>" })).toMatch(/<textarea[^>]*>Half a &lt;thought&gt;<\/textarea>/);
});

it("lists what waits, and only what is not the first can move up", () => {
  const queued = (text: string) => ({ messageId: `message-${text}`, turnId: `turn-${text}`, text, files: [] });
  const page = html({ queue: [queued("one"), queued("two")] });
  expect(page).toContain("Waiting messages");
  expect(page.match(/aria-label="Move up"/g)).toHaveLength(1);
  expect(page.match(/Send now/g)).toHaveLength(2);
});

it("offers what was written elsewhere", () => {
  expect(html({ others: ["From the phone"] })).toMatch(/Also written elsewhere:.*From the phone.*Add.*Discard/);
});

it("has nothing to send without words or a model, and while an answer runs there is Stop", () => {
  expect(button(html({ text: "  " }), "Send")).toContain(`disabled=""`);
  expect(button(html({ text: "Hi" }, { say: false }), "Send")).toContain(`disabled=""`);
  expect(button(html({ text: "Hi" }), "Send")).not.toContain(`disabled=""`);
  const running = html({ text: "Hi" }, { busy: true });
  expect([button(running, "Stop"), button(running, "Send after this answer"), button(running, "Send")]).toEqual([
    expect.any(String),
    expect.any(String),
    undefined,
  ]);
});
