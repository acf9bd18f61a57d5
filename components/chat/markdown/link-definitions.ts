import type { Block } from "./split-blocks";

const DEFINITION = /^ {0,3}\[(?!\^)([^[\]\\]{1,200})\]:[ \t]*\S.*$/gm;
const REFERENCE = /\[([^[\]\\]{1,200})\]/g;
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

/** A block made independent of the others: the definitions it refers to stand behind it. */
export function withDefinitions(text: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0 || !text.includes("[")) return text;
  const used = new Set<string>();
  for (const [, label = ""] of text.matchAll(REFERENCE)) {
    const definition = definitions.get(toLabel(label));
    if (definition && !text.includes(definition)) used.add(definition);
  }
  return used.size === 0 ? text : `${text}\n\n${[...used].join("\n")}`;
}
