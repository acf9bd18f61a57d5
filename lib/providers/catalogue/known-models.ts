import { handWrittenModels } from "./hand-written-models";
import type { CatalogueFile, KnownModel } from "./known-model";
import type { Layer } from "./layer";
import generated from "./models.json";

/** A vendor's models by the names they are looked up by, and the names themselves. */
type Shelf = { byName: Map<string, KnownModel>; names: string[] };

const shelves = new Map<string, Shelf>();

function shelfOf(provider: string): Shelf {
  const known = shelves.get(provider);
  if (known) return known;
  const models = {
    ...ownEntry((generated as unknown as CatalogueFile).models, provider),
    ...ownEntry(handWrittenModels, provider),
  };
  const byName = new Map(Object.entries(models).map(([name, model]) => [name.toLowerCase(), model]));
  // A name without its date stands for the newest of those that have one.
  for (const [name, model] of Object.entries(models)) if (!byName.has(stemOf(name))) byName.set(stemOf(name), model);
  const shelf = { byName, names: Object.keys(models) };
  shelves.set(provider, shelf);
  return shelf;
}

function ownEntry<Value>(record: Partial<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A name without a date, `-latest`, or the variant that OpenRouter puts after a colon. */
function stemOf(name: string): string {
  return name.toLowerCase().replace(/:[a-z]+$|-(latest|\d{8}|\d{4}-\d\d-\d\d)$/g, "");
}

/** What is known of a model by its name. A name with another date, or in other letters, is the same model. */
export function knownModel(provider: string, name: string): KnownModel | undefined {
  const { byName } = shelfOf(provider);
  return byName.get(name.toLowerCase()) ?? byName.get(stemOf(name));
}

/** The names of all models that are known of a vendor, for when it cannot be asked. */
export function knownNames(provider: string): readonly string[] {
  return shelfOf(provider).names;
}

/** What is known of a model, as a source of capabilities. */
export function layerOf(known: KnownModel): Layer {
  return {
    contextLength: known.context,
    maxOutput: known.output,
    input: {
      image: known.input?.includes("image") ?? false,
      ...Object.fromEntries((known.input ?? []).map((medium) => [medium, true])),
    },
    thinking: known.thinking,
    tools: known.tools,
    temperature: known.fixedTemperature ? { fixed: true } : undefined,
    prices: known.prices,
  };
}
