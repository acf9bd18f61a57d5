import type { ResponsesRequest } from "./request-schema";

type Event = Record<string, unknown> & { type: string };

/** The last thing a user wrote in a request. */
export function lastWords({ input }: ResponsesRequest): string {
  const last = input.findLast((item) => item.type === "message" && item.role === "user");
  if (last?.type !== "message") return "";
  return typeof last.content === "string" ? last.content : JSON.stringify(last.content);
}

/** Events of an answer, one item after the other, as OpenAI sends them. */
export class Answer {
  readonly events: Event[] = [];
  readonly #output: object[] = [];
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
    const response = { id: "resp_mock", object: "response", status: "in_progress", model, output: [], usage: null };
    this.#push("response.created", { response });
    this.#push("response.in_progress", { response });
  }

  message(pieces: readonly string[]): this {
    const at = { item_id: "msg_mock", output_index: this.#output.length, content_index: 0 };
    const item = { id: "msg_mock", type: "message", role: "assistant", status: "in_progress", content: [] };
    this.#push("response.output_item.added", { output_index: at.output_index, item });
    for (const delta of pieces) this.#push("response.output_text.delta", { ...at, delta, logprobs: [] });
    const part = { type: "output_text", text: pieces.join(""), annotations: [], logprobs: [] };
    return this.#done({ ...item, status: "completed", content: [part] });
  }

  thought(id: string, sealed: string, text: string): this {
    const at = { item_id: id, output_index: this.#output.length, summary_index: 0 };
    const item = { id, type: "reasoning", summary: [], encrypted_content: "unfinished" };
    this.#push("response.output_item.added", { output_index: at.output_index, item });
    this.#push("response.reasoning_summary_text.delta", { ...at, delta: text });
    return this.#done({ ...item, encrypted_content: sealed, summary: [{ type: "summary_text", text }] });
  }

  search(query: string): this {
    const item = { id: "ws_mock", type: "web_search_call", status: "completed" };
    return this.#done({
      ...item,
      action: { type: "search", query, sources: [{ type: "url", url: "https://example.org/" }] },
    });
  }

  call(callId: string, name: string, text: string): this {
    const item = { id: "fc_mock", type: "function_call", call_id: callId, name, arguments: "", status: "in_progress" };
    const at = { output_index: this.#output.length };
    this.#push("response.output_item.added", { ...at, item });
    this.#push("response.function_call_arguments.delta", { ...at, item_id: item.id, delta: text });
    return this.#done({ ...item, arguments: text, status: "completed" });
  }

  end(): Event[] {
    const usage = { input_tokens: 7, output_tokens: 5, total_tokens: 12 };
    const response = { id: "resp_mock", object: "response", status: "completed", model: this.#model };
    this.#push("response.completed", { response: { ...response, output: this.#output, usage } });
    return this.events;
  }

  #done(item: object): this {
    this.#push("response.output_item.done", { output_index: this.#output.length, item });
    this.#output.push(item);
    return this;
  }

  #push(type: string, rest: object): void {
    this.events.push({ type, sequence_number: this.events.length, ...rest });
  }
}
