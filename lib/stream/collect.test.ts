import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import { coalesce } from "./coalesce";
import { collectLog } from "./collect";

const delta: fc.Arbitrary<Chunk> = fc.oneof(
  fc.record({ type: fc.constant("text-delta" as const), choice: fc.nat(1), text: fc.string() }),
  fc.record({ type: fc.constant("reasoning-delta" as const), choice: fc.nat(1), text: fc.string() }),
  fc.record({ type: fc.constant("refusal-delta" as const), choice: fc.nat(1), text: fc.string() }),
);

const log: fc.Arbitrary<LoggedChunk[]> = fc.array(fc.tuple(delta, fc.nat(400)), { maxLength: 60 }).map((steps) => {
  let at = 0;
  return steps.map(([chunk, wait], seq) => {
    at += wait;
    return { seq, at, chunk };
  });
});

/** Durations may lose up to the 250 ms that one run of a thought may cover. */
function withoutDurations(entries: readonly LoggedChunk[]) {
  const { choices, ...rest } = collectLog(entries);
  return {
    ...rest,
    choices: choices.map((choice) => ({
      ...choice,
      parts: choice.parts.map((part) => (part.type === "reasoning" ? { ...part, durationMs: undefined } : part)),
    })),
  };
}

describe("a turn's log", () => {
  test("says the same after its neighbouring deltas were merged", () => {
    fc.assert(
      fc.property(log, (entries) => {
        expect(withoutDurations(coalesce(entries))).toEqual(withoutDurations(entries));
      }),
    );
  });

  test("keeps every number when it is merged: no gap and no repeat", () => {
    fc.assert(
      fc.property(log, (entries) => {
        const numbers = coalesce(entries).flatMap((run) =>
          Array.from({ length: run.lastSeq - run.seq + 1 }, (_, offset) => run.seq + offset),
        );
        expect(numbers).toEqual(entries.map((entry) => entry.seq));
      }),
    );
  });

  test("keeps a thought's duration to a quarter of a second", () => {
    const thought = Array.from({ length: 40 }, (_, seq) => ({
      seq,
      at: seq * 100,
      chunk: { type: "reasoning-delta", choice: 0, text: "hm " } as const,
    }));
    const [choice] = collectLog(coalesce(thought)).choices;
    const [part] = choice?.parts ?? [];
    expect(part).toMatchObject({ type: "reasoning" });
    expect(part?.type === "reasoning" && part.durationMs).toBeGreaterThanOrEqual(3900 - 250);
  });

  test("tells parallel tool calls apart by their index, however their pieces are mixed", () => {
    const pieces: Chunk[] = [
      { type: "tool-call-delta", choice: 0, index: 0, id: "a", name: "first", arguments: '{"x"' },
      { type: "tool-call-delta", choice: 0, index: 1, id: "b", name: "second", arguments: "" },
      { type: "tool-call-delta", choice: 0, index: 0, arguments: ":1}" },
      { type: "tool-call-delta", choice: 0, index: 1, arguments: "{}" },
    ];
    const { choices } = collectLog(pieces.map((chunk, seq) => ({ seq, at: 0, chunk })));
    expect(choices[0]?.parts).toEqual([
      { type: "tool-call", id: "a", name: "first", arguments: '{"x":1}' },
      { type: "tool-call", id: "b", name: "second", arguments: "{}" },
    ]);
  });

  test("keeps the last usage, the sources in order, and the end", () => {
    const chunks: Chunk[] = [
      { type: "citation", citation: { index: 1, url: "https://a.example" } },
      { type: "text-delta", choice: 0, text: "x [1]" },
      { type: "finish", choice: 0, reason: "length" },
      { type: "end", reason: "failed", error: { code: "timeout", message: "late" } },
    ];
    expect(collectLog(chunks.map((chunk, seq) => ({ seq, at: seq, chunk })))).toMatchObject({
      firstTokenMs: 1,
      citations: [{ citation: { url: "https://a.example" } }],
      choices: [{ finishReason: "length" }],
      end: { reason: "failed", error: { code: "timeout" } },
    });
  });
});
