import type { Source } from "./read-sources";

const asText = (title: string): string => title.replace(/[\\[\]*_`<>~$]/g, "\\$&");

/** A text with the sources it cites below it, each under the number by which it is cited. */
export function withSources(text: string, cited: readonly Source[], heading: string): string {
  if (cited.length === 0) return text;
  const lines = cited
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, title, host, href }) => `- [${number}] [${asText(title || host)}](<${href}>)`);
  return `${text.trimEnd()}\n\n${heading}\n\n${lines.join("\n")}\n`;
}
