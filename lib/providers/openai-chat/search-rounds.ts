import { field, type WireObject } from "@/lib/net/wire-json";
import type { VendorCall } from "./read-tool-calls";
import { kimiSearchName } from "./to-search-fields";

/** Searches one answer may make; the request after the last of them no longer offers the tool. */
const mostRounds = 5;

type Halt = { text: string; calls: readonly VendorCall[] };

/**
 * Makes the requests that follow Moonshot's calls of `$web_search`: the same question with each call and, as its
 * result, its own arguments unchanged. https://platform.kimi.com/docs/guide/use-web-search
 */
export class SearchRounds {
  #body: WireObject;
  #rounds = 0;

  constructor(body: WireObject) {
    this.#body = body;
  }

  /** The body of the next request; undefined when the answer has had all the searches it may have. */
  next({ text, calls }: Halt): WireObject | undefined {
    if (this.#rounds === mostRounds) return undefined;
    this.#rounds += 1;
    const { messages, tools } = this.#body;
    this.#body = {
      ...this.#body,
      messages: [...listOf(messages), toCallMessage(text, calls), ...calls.map(toResultMessage)],
      tools: this.#rounds < mostRounds ? tools : withoutSearch(listOf(tools)),
    };
    return this.#body;
  }
}

function toCallMessage(text: string, calls: readonly VendorCall[]): WireObject {
  return {
    role: "assistant",
    content: text,
    tool_calls: calls.map((call) => ({
      id: call.id,
      type: "builtin_function",
      function: { name: call.name, arguments: call.arguments },
    })),
  };
}

function toResultMessage(call: VendorCall): WireObject {
  return { role: "tool", tool_call_id: call.id, name: call.name, content: call.arguments };
}

function withoutSearch(tools: readonly unknown[]): unknown[] | undefined {
  const others = tools.filter((tool) => field(tool, "function", "name") !== kimiSearchName);
  return others.length > 0 ? others : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
