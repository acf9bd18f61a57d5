import type { Citation } from "@/lib/core/chunk";
import { field, listField, textField } from "./wire-json";

type Source = Omit<Citation, "index">;

/** Collects the sources of one answer: numbered from 1 in the order first seen, each once. */
export class Citations {
  readonly #seen = new Set<string>();

  get count(): number {
    return this.#seen.size;
  }

  /** The sources that an event brings for the first time. */
  read(event: unknown): Citation[] {
    const fresh: Citation[] = [];
    for (const source of sourcesOf(event)) {
      if (this.#seen.has(source.url)) continue;
      this.#seen.add(source.url);
      fresh.push({ index: this.#seen.size, ...source });
    }
    return fresh;
  }
}

/** The first place that holds sources counts: vendors repeat them in several. */
function sourcesOf(event: unknown): Source[] {
  const results = listField(event, "search_results").map((one) => toSource(one, "url"));
  const places: (() => (Source | undefined)[])[] = [
    () => listField(event, "citations").map((one) => withDetails(toSource(one, "url"), results)),
    () => listField(event, "search_info", "search_results").map((one) => toSource(one, "url")),
    () => results,
    () => listField(event, "web_search").map((one) => toSource(one, "link")),
    () => annotationsOf(event),
  ];
  for (const place of places) {
    const sources = place().filter((source) => source !== undefined);
    if (sources.length > 0) return sources;
  }
  return [];
}

function annotationsOf(event: unknown): (Source | undefined)[] {
  return listField(event, "choices").flatMap((choice) =>
    [...listField(choice, "delta", "annotations"), ...listField(choice, "message", "annotations")].map((one) =>
      toSource(field(one, "url_citation"), "url"),
    ),
  );
}

function withDetails(source: Source | undefined, results: (Source | undefined)[]): Source | undefined {
  return results.find((one) => one !== undefined && one.url === source?.url) ?? source;
}

function toSource(wire: unknown, urlKey: "url" | "link"): Source | undefined {
  const url = (typeof wire === "string" ? wire : (textField(wire, urlKey) ?? "")).trim();
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const source: Source = { url };
  const title = textField(wire, "title");
  const snippet = textField(wire, "snippet") ?? textField(wire, "content");
  const date = textField(wire, "date") ?? textField(wire, "publish_date");
  if (title !== undefined) source.title = title;
  if (snippet !== undefined) source.snippet = snippet;
  if (date !== undefined) source.date = date;
  return source;
}
