/** The model that was opened last, and the address of the list it was opened from. */
let opened: { id: string; search: string } | undefined;

/** Notes which model the reader goes to. */
export function noteOpened(id: string): void {
  opened = { id, search: location.search };
}

/** The list that the reader came from. */
export function listAddress(): string {
  return `/models${opened?.search ?? ""}`;
}

/** The model that the reader comes back from, when it is this list that it was opened from. */
export function openedFrom(search: string): string | undefined {
  return opened?.search === search ? opened.id : undefined;
}
