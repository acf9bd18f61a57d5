import type { Citation } from "@/lib/core/chunk";
import { field, listField, parseWire, textField } from "@/lib/net/wire-json";

/** A source before it has its number. */
export type Source = Omit<Citation, "index">;

/** What an event says of a search: its usable sources, and how many results it names, usable or not. */
export type FoundSources = { sources: Source[]; results: number };

/** Where vendors put sources, in the order in which they count (gateway.md 3.6); many repeat them in several. */
const places: ((event: unknown) => unknown[])[] = [
  (event) => withDetails(listField(event, "citations"), event),
  (event) => listField(event, "search_info", "search_results"),
  (event) => listField(event, "search_results"),
  (event) => listField(event, "web_search"),
  (event) => listField(event, "references"),
  (event) => listField(event, "choices").flatMap(annotationsOf),
  (event) => listField(event, "choices").flatMap(toolResultsOf),
];

/** Finds the sources in one event of an answer; the first place that holds any counts. */
export function findSources(event: unknown): FoundSources {
  let results = 0;
  for (const place of places) {
    const found = place(event);
    results = Math.max(results, found.length);
    const sources = found.map(toSource).filter((source) => source !== undefined);
    if (sources.length > 0) return { sources, results };
  }
  return { sources: [], results };
}

/** One source as any vendor spells it; undefined without an address of the web. */
export function toSource(wire: unknown): Source | undefined {
  const url = toWebAddress(typeof wire === "string" ? wire : firstOf(wire, ["url", "link"]));
  if (url === undefined) return undefined;
  const details = {
    title: firstOf(wire, ["title"]),
    snippet: firstOf(wire, ["snippet", "content", "quote", "summary"]),
    date: firstOf(wire, ["date", "publish_date", "publish_time"]),
    media: firstOf(wire, ["media", "site_name"]),
    icon: toWebAddress(firstOf(wire, ["icon", "web_icon", "logo_url"])),
  };
  return { url, ...Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) };
}

function toWebAddress(text: string | undefined): string | undefined {
  const address = text?.trim() ?? "";
  const protocol = URL.parse(address)?.protocol;
  return protocol === "http:" || protocol === "https:" ? address : undefined;
}

function firstOf(wire: unknown, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = textField(wire, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Perplexity and the contract name addresses in one list and say more of them in another. */
function withDetails(citations: readonly unknown[], event: unknown): unknown[] {
  const results = listField(event, "search_results");
  return citations.map((one) => {
    const url = toSource(one)?.url;
    return results.find((result) => url !== undefined && toSource(result)?.url === url) ?? one;
  });
}

/** OpenAI nests the source, MiniMax does not and puts the list on the last of `messages`. */
function annotationsOf(choice: unknown): unknown[] {
  const sayings = [field(choice, "delta"), field(choice, "message"), listField(choice, "messages").at(-1)];
  return sayings
    .flatMap((saying) => listField(saying, "annotations"))
    .map((annotation) => field(annotation, "url_citation") ?? annotation);
}

/** MiniMax shows what its search found as a message of its tool, in JSON. */
function toolResultsOf(choice: unknown): unknown[] {
  if (field(choice, "delta", "role") !== "tool") return [];
  const found = parseWire(textField(choice, "delta", "content") ?? "");
  return Array.isArray(found) ? found : [];
}
