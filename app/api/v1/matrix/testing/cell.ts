import type { Reply } from "./replies/reply";

/** What becomes of a parameter: passed, emulated in the gateway, dropped with a warning, refused (gateway.md 3.0). */
export type Policy = "P" | "E" | "D" | "4";

/** A body as it is sent upstream; `undefined` means that a key must be absent. */
export type Body = { [key: string]: unknown };

/** One square of the matrix: what is sent upstream and what comes back. */
export type Cell = {
  policy: Policy;
  /** The wire it goes by, where that is not the vendor's usual one. */
  wire?: string;
  /** How the body differs from that of a bare question; nothing else may differ. */
  sent: Body;
  /** What the body of the second question adds to the first, where there is one. */
  next?: Body;
  /** Questions to the model; one unless it is said. */
  questions?: number;
  /** The model is asked for better words to search by before. */
  rewrites?: boolean;
  /** Every warning, as "param action". */
  warned: string[];
  /** What comes back, where it is not what the vendor answered. */
  back: Back;
  /** What is refused, and why: the parameter and the code that the error names. */
  refused?: { param: string; code: string };
  /** The question to the search engine. */
  search?: Body;
};

/** What a test looks at of an answer. */
export type Back = {
  texts?: string[];
  thought?: string | null;
  calls?: string[];
  finish?: string;
  citations?: number;
  billedUnits?: number;
  results?: number;
  /** Tokens with their probabilities. */
  tokens?: string[];
  /** What the sound says. */
  transcript?: string;
};

type More = Partial<Omit<Cell, "policy" | "sent" | "warned">> & { warned?: string[] };

/** Passed on in the vendor's words. */
export function pass(sent: Body = {}, { warned = [], back = {}, ...more }: More = {}): Cell {
  return { policy: "P", sent, warned, back, ...more };
}

/** Passed on with another value, which is warned of. */
export function adjust(param: string, sent: Body, more: More = {}): Cell {
  return pass(sent, { ...more, warned: [`${param} adjusted`, ...(more.warned ?? [])] });
}

/** Left out, which is warned of. */
export function drop(
  param: string | string[],
  sent: Body = {},
  { back = {}, ...more }: Omit<More, "warned"> = {},
): Cell {
  return { policy: "D", sent, warned: [param].flat().map((one) => `${one} dropped`), back, ...more };
}

/** Done by the gateway. */
export function emulate(sent: Body, back: Back, { warned = [], ...more }: Omit<More, "back"> = {}): Cell {
  return { policy: "E", sent, warned, back, ...more };
}

/** Refused with 400 and never sent, because the model has no such thing, or because nobody takes such a value. */
export function refuse(param: string, code: "unsupported_parameter" | "invalid_value" = "unsupported_parameter"): Cell {
  return { policy: "4", sent: {}, warned: [], back: {}, refused: { param, code }, questions: 0 };
}

/** One row of the matrix: what a program asks for, and what the vendor would answer to it. */
export type Row = {
  body: object;
  reply?: Reply;
  /** The same in every column. */
  everywhere?: Cell;
};
