import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { providerIds } from "@/env";
import type { Cell } from "./testing/cell";
import { checkCell, replyOf } from "./testing/check-cell";
import { columns } from "./testing/columns";
import { ledBack } from "./testing/internet";
import { type MatrixDoor, openMatrixDoor } from "./testing/matrix-door";
import { commonRowNames, rows } from "./testing/rows";

/** Every parameter at every vendor: gateway.md 3.0 to 3.6, cell by cell. */

vi.mock("@/lib/net/outbound", async (original) => {
  const real = await original<typeof import("@/lib/net/outbound")>();
  return { ...real, outboundFetch: ledBack(real.outboundFetch) };
});

const outcomes: Record<Cell["policy"], string> = {
  P: "passed",
  E: "done by Parley",
  D: "dropped with a warning",
  "4": "refused",
};

let door: MatrixDoor;

beforeAll(async () => {
  door = await openMatrixDoor(columns);
});

afterAll(() => door.close());

test.each(providerIds)("%s has every row", (provider) => {
  const cells = columns.find(({ model }) => model.startsWith(`${provider}/`))?.cells ?? {};
  expect(commonRowNames.filter((name) => !Object.hasOwn(cells, name))).toEqual([]);
});

describe.each(columns.map((column, at) => ({ column, at })))("$column.model", ({ column, at: columnAt }) => {
  const cells = Object.entries(rows).flatMap(([name, row], rowAt) => {
    const cell = row.everywhere ?? (column.cells as Record<string, Cell>)[name];
    // Streamed or not by turns, in every row and in every column.
    return cell ? [{ name, row, cell, isStreamed: (rowAt + columnAt) % 2 === 0 }] : [];
  });

  for (const { name, row, cell, isStreamed } of cells) {
    test(`${name} · ${outcomes[cell.policy]}${isStreamed ? " · streamed" : ""}`, async () => {
      const { model, dialect } = column;
      const answer = await door.ask({ model, dialect, body: row.body, reply: replyOf(row), isStreamed });
      checkCell(cell, column, row, door.recorder, answer);
    });
  }

  const dropped = cells.filter(({ cell }) => cell.policy === "D");
  if (dropped.length === 0) return;
  test("with strict_params whatever is dropped is refused", async () => {
    const { model, dialect } = column;
    for (const { name, row, cell } of dropped) {
      const body = { ...row.body, strict_params: true };
      const answer = await door.ask({ model, dialect, body, reply: replyOf(row), isStreamed: false });
      expect([name, answer.status, door.recorder.sent]).toEqual([name, 400, []]);
      expect(cell.warned).toContain(`${answer.refused?.param} dropped`);
    }
  });
});
