/**
 * Divides a room among those who want some of it: the small get all they want, and what they leave goes to the large
 * in equal parts.
 */
export function shareRoom(wanted: readonly number[], room: number): number[] {
  const given = wanted.map(() => 0);
  let left = Math.max(0, Math.floor(room));
  const ascending = wanted.map((want, at) => ({ want, at })).toSorted((one, other) => one.want - other.want);
  for (const [rank, { want, at }] of ascending.entries()) {
    const part = Math.min(want, Math.floor(left / (ascending.length - rank)));
    given[at] = part;
    left -= part;
  }
  return given;
}

/** The beginning of a text that takes about as many tokens as there is room for, up to the end of a line. */
export function cutToRoom(text: string, tokens: number, room: number): string {
  if (tokens <= room) return text;
  const cut = text.slice(0, Math.floor((text.length * room) / tokens)).toWellFormed();
  const lineEnd = cut.lastIndexOf("\n");
  return lineEnd > cut.length * 0.8 ? cut.slice(0, lineEnd) : cut;
}
