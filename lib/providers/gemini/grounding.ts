import type { Chunk } from "@/lib/core/chunk";
import { field, listField } from "@/lib/net/wire-json";
import { Citations } from "@/lib/providers/wire/to-citations";

/** Follows the searches an answer rests on; they may be told again with every event. */
export class Grounding {
  readonly #queries = new Set<string>();
  readonly #citations = new Citations();

  /** Searches that are billed: gateway.md 3.1, billed_units. */
  get searches(): number {
    return this.#queries.size;
  }

  /** The sources that a candidate names for the first time. */
  read(candidate: unknown): Chunk[] {
    const metadata = field(candidate, "groundingMetadata");
    for (const query of listField(metadata, "webSearchQueries")) {
      if (typeof query === "string" && query.trim() !== "") this.#queries.add(query);
    }
    const pages = listField(metadata, "groundingChunks").map((chunk) => field(chunk, "web"));
    const results = pages.map((page) => ({ url: field(page, "uri"), title: field(page, "title") }));
    const citations = this.#citations.read({ search_results: results });
    return citations.map((citation) => ({ type: "citation", citation }));
  }

  /** The search as a whole, when there was one. */
  finish(): Chunk[] {
    const results = this.#citations.count;
    if (this.#queries.size === 0 && results === 0) return [];
    return [{ type: "search", engine: "native", queries: [...this.#queries], results }];
  }
}
