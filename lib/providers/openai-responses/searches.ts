import { field, listField, numberField, parseWire, textField } from "@/lib/net/wire-json";

/** The searches that the vendor made for one answer. */
export class Searches {
  readonly queries: string[] = [];
  /** Everything that was found, cited or not. */
  readonly sources: unknown[] = [];
  #ran = 0;
  #billed?: number;
  /** Results that the vendor says it used. */
  used = 0;

  /** How many are paid for: what the vendor says, else those that were seen to run. */
  get billed(): number {
    return this.#billed ?? this.#ran;
  }

  get any(): boolean {
    return this.#ran > 0 || this.billed > 0;
  }

  /** Reads an item that is complete. Opening a page and finding words in it are actions too, but no searches. */
  add(item: unknown): void {
    if (field(item, "type") !== "web_search_call" || field(item, "status") === "failed") return;
    this.sources.push(...listField(item, "action", "sources"));
    const action = textField(item, "action", "type");
    if (action !== undefined && action !== "search") return;
    this.#ran += 1;
    for (const query of queriesOf(item)) if (!this.queries.includes(query)) this.queries.push(query);
  }

  /** Reads the vendor's own account, at the end of a response. */
  count(response: unknown): void {
    const xai = field(response, "usage", "server_side_tool_usage_details");
    const counts = [
      xai && (numberField(xai, "web_search_calls") ?? 0) + (numberField(xai, "x_search_calls") ?? 0),
      // Ark.
      numberField(response, "usage", "tool_usage", "web_search"),
      // OpenAI, which has 0 there for models that do not count.
      numberField(response, "tool_usage", "web_search", "num_requests") || undefined,
    ];
    const told = counts.find((count) => typeof count === "number");
    if (told !== undefined) this.#billed = Math.max(0, Math.round(told));
    this.used = Math.max(0, Math.round(numberField(response, "usage", "num_sources_used") ?? 0));
    this.sources.push(...listField(response, "citations"));
  }
}

/** xAI once put the query into arguments, as if it were a function. */
function queriesOf(item: unknown): string[] {
  const given = listField(item, "action", "queries").filter((query) => typeof query === "string" && query !== "");
  const single =
    textField(item, "action", "query") ?? textField(parseWire(textField(item, "arguments") ?? ""), "query");
  return given.length > 0 ? given.map(String) : single === undefined ? [] : [single];
}
