const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** A spreadsheet takes what begins like this for a formula and would run it. */
const defuse = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Comma-separated values (RFC 4180) with the mark by which Excel knows UTF-8. */
export const toCsv = (rows: readonly string[][]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quote(defuse(cell))).join(",")}\r\n`).join("")}`;

/** Tab-separated values, one line a row. */
export const toTsv = (rows: readonly string[][]): string =>
  rows.map((row) => row.map((cell) => defuse(cell.replace(/\s+/g, " "))).join("\t")).join("\n");

/** A plain table for programs that take formatted text. */
export function toTableHtml([header = [], ...rows]: readonly string[][]): string {
  const line = (cells: readonly string[], name: string) =>
    `<tr>${cells.map((cell) => `<${name}>${escapeHtml(cell)}</${name}>`).join("")}</tr>`;
  return `<table><thead>${line(header, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table>`;
}

/** Puts a table on the clipboard in both forms. False where the browser takes no formatted text. */
export async function copyRichTable(rows: readonly string[][]): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      "text/plain": new Blob([toTsv(rows)], { type: "text/plain" }),
      "text/html": new Blob([toTableHtml(rows)], { type: "text/html" }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

/** Saves a text as a file on the reader's machine. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
