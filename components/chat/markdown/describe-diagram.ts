const TITLE = /^\s*(?:accTitle\s*:|title\s*:?)[ \t]*(\S.*)$/m;
const KIND = /^\s*([A-Za-z][\w-]*)/;

/** What a drawing shows, in the words of its source: its title if it has one, else its kind. */
export function describeDiagram(source: string): string {
  const body = source
    .replace(/^\s*---\n[\s\S]*?\n---\n/, "")
    .split("\n")
    .filter((line) => !/^\s*%%/.test(line))
    .join("\n");
  return (TITLE.exec(source)?.[1] ?? KIND.exec(body)?.[1] ?? "").trim().slice(0, 200);
}
