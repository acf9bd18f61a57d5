import type { Body } from "./cell";
import { isMatcher } from "./differences";
import type { Dialect } from "./replies/reply";
import type { Cells } from "./rows";

/** A way to a vendor: its path and key, and the body of a question of which nothing is said. */
export type Wire = { path: string; headers: Record<string, string>; bare: Body };

/** One column of the matrix: a model of a vendor. */
export type Column = {
  /** `provider/model`. */
  model: string;
  /** The vendor's base URL behind the recorder's own address. */
  base: string;
  /** What is answered by its upstream. */
  dialect?: Dialect;
  /** The usual way is called `usual`. */
  wires: { usual: Wire } & Record<string, Wire>;
  /** All rows for one model of a vendor, and for its others those in which they differ. */
  cells: Cells | Partial<Cells>;
};

/** What tells who asks: a hash. */
export const aHash: unknown = matcher(
  "a hash",
  (value) => typeof value === "string" && /^[0-9a-f]{32,64}$/.test(value),
);

/** Something that holds all of these words. */
export function holding(...words: string[]): unknown {
  return matcher(`what holds ${words.join(", ")}`, (value) => {
    const text = JSON.stringify(value) ?? "";
    return words.every((word) => text.includes(word));
  });
}

/** A number above another. */
export function above(least: number): unknown {
  return matcher(`more than ${least}`, (value) => typeof value === "number" && value > least);
}

function matcher(name: string, matches: (value: unknown) => boolean): unknown {
  return { asymmetricMatch: matches, toString: () => name };
}

/** A body changed by a cell: objects are joined, everything else is replaced, and `undefined` takes away. */
export function changed(bare: Body, by: Body): Body {
  const result: Body = { ...bare };
  for (const [key, value] of Object.entries(by)) {
    const below = result[key];
    if (value === undefined) delete result[key];
    else result[key] = isPlain(value) && isPlain(below) ? changed(below, value) : value;
  }
  return result;
}

function isPlain(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isMatcher(value);
}
