/** A text as it is searched through, and where each of its signs stood before. */
export type FoldedText = { text: string; places: number[] };

/**
 * Makes a text comparable: capitals and the number of spaces do not count. `places[i]` is where sign `i` was in the
 * given text; one more place tells its end.
 */
export function foldText(source: string): FoldedText {
  const places: number[] = [];
  let text = "";
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at);
    const isSpace = /\s/.test(sign);
    if (isSpace && text.endsWith(" ")) continue;
    const lower = sign.toLowerCase();
    text += isSpace ? " " : lower.length === 1 ? lower : sign;
    places.push(at);
  }
  places.push(source.length);
  return { text, places };
}

/** Where `query` stands in `source`, from start to end, none overlapping another. */
export function findInText(source: string, query: string): [start: number, end: number][] {
  const wanted = foldText(query).text.trim();
  if (wanted === "") return [];
  const { text, places } = foldText(source);
  const found: [number, number][] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const last = places[at + wanted.length - 1] ?? 0;
    found.push([places[at] ?? 0, last + 1]);
  }
  return found;
}
