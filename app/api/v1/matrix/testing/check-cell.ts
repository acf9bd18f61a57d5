import { expect } from "vitest";
import { throwProblems } from "@/lib/gateway/testing/expect-valid";
import type { Answer } from "./answer";
import type { Back, Cell, Row } from "./cell";
import { type Column, changed } from "./column";
import { differences } from "./differences";
import type { Recorder } from "./recorder";
import { found, type Reply } from "./replies/reply";

const usualReply: Reply = { text: ["Hel", "lo"] };

/** What is answered by the upstream in a row. */
export function replyOf(row: Row): Reply {
  return row.reply ?? usualReply;
}

/** Checks one cell: the warnings, everything that went upstream, and the answer. */
export function checkCell(cell: Cell, column: Column, row: Row, { sent, searches }: Recorder, answer: Answer): void {
  expect([answer.status, answer.refused]).toEqual([cell.policy === "4" ? 400 : 200, cell.refused]);
  expect([...answer.warned].sort()).toEqual([...cell.warned].sort());
  checkSent(cell, column, sent);
  throwProblems(differences(cell.search ? [cell.search] : [], searches, "searches"), searches);
  if (cell.policy !== "4") checkAnswer({ ...usualBack(row, isSilent(cell, column)), ...cell.back }, answer);
}

function checkSent(cell: Cell, column: Column, sent: Recorder["sent"]): void {
  const rewrites = cell.rewrites ? 1 : 0;
  expect(sent).toHaveLength((cell.questions ?? 1) + rewrites);
  const wire = column.wires[cell.wire ?? "usual"];
  const [first, ...others] = sent.slice(rewrites);
  if (!first || !wire) return;
  for (const { path, headers } of [first, ...others]) {
    expect(path).toBe(wire.path);
    expect(headers).toMatchObject(wire.headers);
  }
  const body = changed(wire.bare, cell.sent);
  const next = changed(body, cell.next ?? {});
  throwProblems(differences(body, first.body), first.body);
  for (const other of others) throwProblems(differences(next, other.body), other.body);
}

/** Whether this way to the vendor gives no thoughts back. */
function isSilent(cell: Cell, column: Column): boolean {
  return column.dialect?.thought === "none" && (cell.wire ?? "usual") === "usual";
}

/** What comes back of an answer that nobody touches. */
function usualBack(row: Row, isSilent: boolean): Back {
  const { text = [], thought, calls = [] } = replyOf(row);
  return {
    texts: [text.join("")],
    ...(thought && !isSilent ? { thought } : {}),
    calls: [...calls],
    finish: calls.length > 0 ? "tool_calls" : "stop",
    citations: 0,
    results: 0,
    billedUnits: 0,
  };
}

function checkAnswer(back: Back, answer: Answer): void {
  const { choices } = answer;
  expect(choices.map(({ text }) => text)).toEqual(back.texts);
  expect(choices.map(({ thought }) => thought ?? null)).toEqual(choices.map(() => back.thought ?? null));
  expect(choices.map(({ calls }) => calls)).toEqual(choices.map(() => back.calls));
  expect(choices.map(({ finish }) => finish)).toEqual(choices.map(() => back.finish));
  expect(answer.citations).toEqual(found.slice(0, back.citations).map(({ url }) => url));
  expect([answer.results, answer.billedUnits]).toEqual([back.results, back.billedUnits]);
  expect(choices.map(({ tokens }) => tokens)).toEqual(choices.map(() => back.tokens ?? []));
  expect(choices.map(({ audio }) => audio?.transcript)).toEqual(choices.map(() => back.transcript));
}
