import type { CatalogueFile, KnownModel } from "@/lib/providers/catalogue/known-model";

/** The order of keys, so that a renewed file differs only where a fact does. */
const keys = [
  "name",
  "context",
  "output",
  "input",
  "thinking",
  "tools",
  "fixedTemperature",
  "prices",
] as const satisfies readonly (keyof KnownModel)[];

const byName = ([left]: [string, unknown], [right]: [string, unknown]) => (left < right ? -1 : 1);

/** The catalogue as JSON with one model a line, everything sorted. */
export function toText({ note, sources, models }: CatalogueFile): string {
  const providers = Object.entries(models)
    .sort(byName)
    .map(([provider, own]) => {
      const lines = Object.entries(own)
        .sort(byName)
        .map(([id, model]) => `      ${JSON.stringify(id)}: ${toLine(model)}`);
      return `    ${JSON.stringify(provider)}: {\n${lines.join(",\n")}\n    }`;
    });
  const head = `  "note": ${JSON.stringify(note)},\n  "sources": ${JSON.stringify(sources)},`;
  return `{\n${head}\n  "models": {\n${providers.join(",\n")}\n  }\n}\n`;
}

function toLine(model: KnownModel): string {
  const given = keys.flatMap((key) => (model[key] === undefined || isEmptyList(model[key]) ? [] : [[key, model[key]]]));
  return JSON.stringify(Object.fromEntries(given));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
