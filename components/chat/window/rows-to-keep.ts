/** The most messages that stay for one selection; what is beyond them is copied from their text. */
const mostSelected = 24;

/** What keeps a message in the page: a form in it, or a menu of its that is open. */
const inUse = '[data-keep],[aria-haspopup][aria-expanded="true"]';

/**
 * Which of the messages that are drawn must stay when the reader scrolls away from them: those that hold the focus,
 * something in use, or a part of the selection.
 */
export function rowsToKeep(rows: readonly (readonly [id: string, element: HTMLElement])[]): Set<string> {
  const kept = new Set<string>();
  const selection = document.getSelection();
  const selected: string[] = [];
  for (const [id, element] of rows) {
    if (element.contains(document.activeElement) || element.querySelector(inUse)) kept.add(id);
    if (selection && !selection.isCollapsed && selection.containsNode(element, true)) selected.push(id);
  }
  const half = mostSelected / 2;
  const ends = selected.length > mostSelected ? [...selected.slice(0, half), ...selected.slice(-half)] : selected;
  for (const id of ends) kept.add(id);
  return kept;
}
