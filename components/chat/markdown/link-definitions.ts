import type { Block } from "./split-blocks";

const DEFINITION = /^ {0,3}\[(?!\^)([^[\]\\]{1,200})\]:[ \t]*\S.*$/gm;
const REFERENCE = /\[([^[\]\\]{1,200})\]/g;
const FOOTNOTE = /^( {0,3})\[(?=\^[^\]]{1,200}\]:)/gm;
const MOST = 200;

const toLabel = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();

/** The link definitions ("[label]: target") of an answer by label, the first of each label as the format has it. */
export function collectDefinitions(blocks: readonly Block[]): Map<string, string> {
  const definitions = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind === "code" || !block.text.includes("]:")) continue;
    for (const [line, label = ""] of block.text.matchAll(DEFINITION)) {
      const key = toLabel(label);
      if (!definitions.has(key) && definitions.size < MOST) definitions.set(key, line.trim());
    }
  }
  return definitions;
}

/**
 * A block made independent of the others: the definitions it refers to stand behind it, and a footnote's text is an
 * ordinary paragraph, because its number would be in another block.
 */
export function withDefinitions(text: string, definitions: ReadonlyMap<string, string>): string {
  const own = /^ {0,3}\[\^/.test(text) ? text.replace(FOOTNOTE, "\n$1\\[") : text;
  if (definitions.size === 0 || !own.includes("[")) return own;
  const used = new Set<string>();
  for (const [, label = ""] of own.matchAll(REFERENCE)) {
    const definition = definitions.get(toLabel(label));
    if (definition && !own.includes(definition)) used.add(definition);
  }
  return used.size === 0 ? own : `${own}\n\n${[...used].join("\n")}`;
}
