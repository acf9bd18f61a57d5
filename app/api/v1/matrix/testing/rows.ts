import type { Cell, Row } from "./cell";
import { messageRows } from "./rows/messages";
import { outputRows } from "./rows/output";
import { samplingRows } from "./rows/sampling";
import { searchRows } from "./rows/search";
import { thinkingRows } from "./rows/thinking";
import { toolRows } from "./rows/tools";

const allRows = { ...thinkingRows, ...searchRows, ...samplingRows, ...outputRows, ...toolRows, ...messageRows };

type RowOf<T> = { [Name in keyof T]: T[Name] extends { everywhere: Cell } ? never : Name }[keyof T];

/** A row whose cell depends on the column. */
export type RowName = RowOf<typeof allRows>;

/** A cell for every such row. */
export type Cells = Record<RowName, Cell>;

/** The rows of the matrix by their names. */
export const rows: Record<string, Row> = allRows;
