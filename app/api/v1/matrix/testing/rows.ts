import type { Cell, Row } from "./cell";
import { messageRows } from "./rows/messages";
import { outputRows } from "./rows/output";
import { samplingRows } from "./rows/sampling";
import { searchRows } from "./rows/search";
import { specialRows } from "./rows/special";
import { thinkingRows } from "./rows/thinking";
import { toolRows } from "./rows/tools";

const commonRows = { ...thinkingRows, ...searchRows, ...samplingRows, ...outputRows, ...toolRows, ...messageRows };

type RowOf<T> = { [Name in keyof T]: T[Name] extends { everywhere: Cell } ? never : Name }[keyof T];

/** A row whose cell depends on the column. */
export type RowName = RowOf<typeof commonRows>;

/** A cell for every such row, and for the special rows that a column has a word about. */
export type Cells = Record<RowName, Cell> & Partial<Record<keyof typeof specialRows, Cell>>;

/** The rows in which the first column of every vendor has a cell. */
export const commonRowNames: string[] = Object.entries<Row>(commonRows).flatMap(([name, row]) =>
  row.everywhere ? [] : [name],
);

/** The rows of the matrix by their names. */
export const rows: Record<string, Row> = { ...commonRows, ...specialRows };

/** Some rows of a column, by how their names begin. */
export type Part<Prefix extends string> = Pick<Cells, Extract<RowName, `${Prefix}${string}`>>;
