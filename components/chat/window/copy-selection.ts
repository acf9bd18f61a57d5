import { type ParleyMessage, textOfMessage } from "@/components/chat/parley-message";

const rowOf = (node: Node | null) =>
  (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>("[data-row]");

/** What of a row is selected. */
function selectedIn(row: HTMLElement, selection: Range): string {
  const part = document.createRange();
  part.selectNodeContents(row);
  if (row.contains(selection.startContainer)) part.setStart(selection.startContainer, selection.startOffset);
  if (row.contains(selection.endContainer)) part.setEnd(selection.endContainer, selection.endOffset);
  return part.toString();
}

/**
 * The text of a selection that reaches over messages which are not in the page, whole; undefined when all of it is
 * there, because the browser then copies it better.
 */
export function textOfSelection(
  scroller: HTMLElement,
  messages: readonly ParleyMessage[],
  indexOf: (id: string) => number | undefined,
): string | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const [first, last] = [rowOf(range.startContainer), rowOf(range.endContainer)];
  if (!first || !last || !scroller.contains(first) || !scroller.contains(last)) return undefined;
  const from = indexOf(first.dataset.row ?? "") ?? 0;
  const rows = new Map(
    [...scroller.querySelectorAll<HTMLElement>("[data-row]")].map((row) => [row.dataset.row, row] as const),
  );
  const selected = messages.slice(from, (indexOf(last.dataset.row ?? "") ?? from) + 1);
  if (selected.every(({ id }) => rows.has(id))) return undefined;
  return selected
    .map((message) => {
      const row =
        message.id === first.dataset.row || message.id === last.dataset.row ? rows.get(message.id) : undefined;
      return row ? selectedIn(row, range) : textOfMessage(message);
    })
    .join("\n\n");
}
