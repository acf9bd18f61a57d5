import type { Chunk } from "@/lib/core/chunk";
import { field, listField, textField } from "@/lib/net/wire-json";
import { Citations } from "@/lib/providers/wire/to-citations";

type Source = { url: string; title?: string; date?: string };

/**
 * Follows the searches of one answer. What the answer cites comes first, with the words it cites; what was found
 * besides follows at the end.
 */
export class SearchTrace {
  readonly #citations = new Citations();
  readonly #queries: string[] = [];
  readonly #found = new Map<string, Source>();
  #failure?: string;
  #made = 0;

  /** Searches that were made, and are billed even where the answer never came to its end. */
  get made(): number {
    return this.#made;
  }

  /** Reads a block of the search tool that is complete. */
  read(block: unknown): void {
    if (field(block, "type") === "server_tool_use" && field(block, "name") === "web_search") {
      const query = textField(block, "input", "query");
      if (query !== undefined) this.#queries.push(query);
    }
    if (field(block, "type") !== "web_search_tool_result") return;
    if (Array.isArray(field(block, "content"))) this.#made += 1;
    this.#failure ??= textField(block, "content", "error_code");
    for (const result of listField(block, "content")) this.#find(result);
  }

  /** A source, where a citation is one from the web and new. */
  cite(wire: unknown): Chunk[] {
    const url = textField(wire, "url");
    if (url === undefined) return [];
    const found = this.#found.get(url);
    const source = {
      ...found,
      url,
      title: textField(wire, "title") ?? found?.title,
      snippet: textField(wire, "cited_text"),
    };
    return this.#add(source);
  }

  /** What was found and not cited, and the account of the searches. */
  end(): Chunk[] {
    const rest = [...this.#found.values()].flatMap((source) => this.#add(source));
    if (this.#queries.length === 0 && this.#found.size === 0) return [...this.#lament()];
    const account = { engine: "native", queries: this.#queries, results: this.#found.size };
    return [...rest, ...this.#lament(), { type: "search", ...account }];
  }

  #find(result: unknown): void {
    const url = textField(result, "url");
    if (url === undefined || this.#found.has(url)) return;
    this.#found.set(url, { url, title: textField(result, "title"), date: textField(result, "page_age") });
  }

  #add(source: Source & { snippet?: string }): Chunk[] {
    return this.#citations.add(source).map((citation) => ({ type: "citation", citation }));
  }

  /** A search that failed leaves an answer from memory, which the client must be able to see. */
  #lament(): Chunk[] {
    if (this.#failure === undefined || this.#found.size > 0) return [];
    const reason = `the model's search failed (${this.#failure.slice(0, 60)})`;
    return [{ type: "warning", warning: { param: "enable_search", action: "dropped", reason } }];
  }
}
