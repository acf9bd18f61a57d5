import type { Chunk, FinishReason, Usage } from "@/lib/core/chunk";
import { AppError, type ErrorShape } from "@/lib/core/errors";
import { field, listField, numberField, textField } from "@/lib/net/wire-json";
import { toLogprobs } from "@/lib/providers/openai-chat/to-logprobs";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { Citations } from "@/lib/providers/wire/to-citations";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { Calls } from "./calls";
import { toCarry } from "./carry";
import { isFailure } from "./is-failure";
import { type Item, Items } from "./items";
import { Searches } from "./searches";
import { Speech } from "./speech";
import { toEnding, toFinish } from "./to-finish";
import { toUsage } from "./to-usage";

const choice = 0;

/** Turns the events of one response, or a whole one, into chunks. Events and items it does not know are passed over. */
export class OpenAiResponsesReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #items = new Items();
  readonly #speech: Speech;
  readonly #calls: Calls;
  readonly #searches = new Searches();
  readonly #citations = new Citations();
  #model?: string;
  #usage?: Usage;
  /** How the response ended, once it said so; nothing after that counts. */
  #finish?: FinishReason;

  constructor({ upstream, request, capabilities }: Omit<ProviderCall, "signal">) {
    this.#upstream = upstream;
    this.#speech = new Speech(capabilities.thinking?.opensInThought === true && request.thinking.mode !== "off");
    this.#calls = new Calls((request.tools ?? []).map((tool) => tool.name));
  }

  /** @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (this.#finish) return [];
    if (isError || isFailure(event)) throw this.#failure(event);
    const type = textField(event, "type") ?? "";
    const response = field(event, "object") === "response" ? event : field(event, "response");
    return response === undefined ? this.#readPiece(type, event) : this.#readResponse(type, response);
  }

  /** The last chunks of the answer: what is missing, the usage, and the one end. */
  end(ending: Ending): Chunk[] {
    const error = this.#errorOf(ending);
    const isDone = error === undefined && ending.type !== "stopped";
    const last: Chunk[] = [...this.#speech.flush(), ...(isDone ? this.#calls.complete() : []), ...this.#sources()];
    if (this.#usage) last.push({ type: "usage", usage: this.#usage });
    if (isDone) last.push(...this.#close());
    if (ending.type === "stopped") return [...last, { type: "end", reason: "stopped" }];
    return [...last, error ? { type: "end", reason: "failed", error } : { type: "end", reason: "done" }];
  }

  /** A response as its events repeat it, at its beginning and its end, or one that came whole. */
  #readResponse(type: string, response: unknown): Chunk[] {
    const origin = this.#readOrigin(response);
    const ending = toEnding(response, type);
    if (ending === undefined) return origin;
    const isWhole = !this.#items.any;
    const output = listField(response, "output").flatMap((item, at) =>
      isWhole ? this.#finishItem({ output_index: at, item }) : this.#cite(item),
    );
    this.#searches.count(response);
    this.#usage = toUsage(response, this.#searches.billed);
    if (ending === "failed" || ending === "cancelled") throw this.#failure({ error: field(response, "error") });
    this.#finish = toFinish(ending, response);
    return [...origin, ...output];
  }

  #readOrigin(response: unknown): Chunk[] {
    this.#calls.learn(listField(response, "tools"));
    const model = textField(response, "model");
    if (this.#model !== undefined || model === undefined) return [];
    this.#model = model;
    return [{ type: "upstream", model }];
  }

  #readPiece(type: string, event: unknown): Chunk[] {
    const delta = textField(event, "delta") ?? "";
    switch (type) {
      case "response.output_item.added":
        return this.#calls.begin(this.#items.of(event), field(event, "item"));
      case "response.output_item.done":
        return this.#finishItem(event);
      case "response.output_text.delta":
        return this.#speech.say(this.#items.of(event), delta, readLogprobs(event));
      case "response.refusal.delta":
        return this.#speech.refuse(this.#items.of(event), delta);
      case "response.reasoning_summary_text.delta":
        return this.#think(this.#items.of(event), "summary", numberField(event, "summary_index") ?? 0, delta);
      case "response.reasoning_text.delta":
        return this.#think(this.#items.of(event), "content", numberField(event, "content_index") ?? 0, delta);
      case "response.function_call_arguments.delta":
        return this.#calls.append(this.#items.of(event), delta);
      case "response.output_text.annotation.added":
        return this.#name([field(event, "annotation")]);
      default:
        return [];
    }
  }

  /** Some servers tell a thought twice, in full and in summary. */
  #think(item: Item, source: "summary" | "content", part: number, text: string): Chunk[] {
    item.thought ??= source;
    return item.thought === source ? this.#speech.think(`${item.order}.${part}`, text) : [];
  }

  /** An item is complete: what its deltas did not tell follows. */
  #finishItem(event: unknown): Chunk[] {
    const item = this.#items.of(event);
    if (item.whole !== undefined) return [];
    const whole = field(event, "item");
    item.whole = whole;
    this.#searches.add(whole);
    return [...this.#sayMissed(item, whole), ...this.#calls.finish(item, whole), ...this.#cite(whole)];
  }

  #sayMissed(item: Item, whole: unknown): Chunk[] {
    const type = field(whole, "type");
    if (type === "message") return this.#sayRest(item, listField(whole, "content"));
    if (type !== "reasoning" || item.thought !== undefined) return [];
    const parts = (["summary", "content"] as const).flatMap((source) =>
      listField(whole, source).map((part, at) => ({ source, at, text: textField(part, "text") ?? "" })),
    );
    return parts.flatMap(({ source, at, text }) => this.#think(item, source, at, text));
  }

  #sayRest(item: Item, parts: readonly unknown[]): Chunk[] {
    const text = parts.map((part) => textField(part, "text") ?? "").join("");
    const rest = text.startsWith(item.said) ? text.slice(item.said.length) : "";
    const logprobs = item.said === "" ? parts.flatMap(readLogprobs) : [];
    const refusal = item.hasRefused ? "" : parts.map((part) => textField(part, "refusal") ?? "").join("");
    return [...this.#speech.say(item, rest, logprobs), ...this.#speech.refuse(item, refusal)];
  }

  #cite(item: unknown): Chunk[] {
    if (field(item, "type") !== "message") return [];
    return this.#name(listField(item, "content").flatMap((part) => listField(part, "annotations")));
  }

  #name(sources: readonly unknown[]): Chunk[] {
    const fresh = this.#citations.read({ citations: sources.map(toSource) });
    return fresh.map((citation) => ({ type: "citation", citation }));
  }

  /**
   * What was found but not cited comes after what was: a vendor that writes [1] into its text counts its citations, and
   * the pages it found arrive before any of them.
   */
  #sources(): Chunk[] {
    if (!this.#searches.any) return [];
    const { queries, sources } = this.#searches;
    const found = this.#name(sources);
    const results = Math.max(this.#citations.results, this.#searches.used);
    return [...found, { type: "search", engine: "native", queries, results }];
  }

  #close(): Chunk[] {
    const reason = this.#finish ?? "stop";
    if (reason !== "stop" || !this.#calls.any) return [{ type: "finish", choice, reason }];
    const carry = toCarry(this.#items.all.map((item) => item.whole));
    return [
      ...(carry ? [{ type: "carry" as const, choice, carry }] : []),
      { type: "finish", choice, reason: "tool_calls" },
    ];
  }

  /** An answer that said how it finished is whole, however its connection ended. */
  #errorOf(ending: Ending): ErrorShape | undefined {
    if (ending.type === "failed") return ending.error;
    if (ending.type === "stopped" || this.#finish !== undefined) return undefined;
    if (ending.type === "broken") return ending.error;
    const { name } = this.#upstream;
    if (!this.#items.any) return new AppError("upstream_error", `${name} sent an empty answer.`).toShape();
    if (ending.type === "complete") return undefined;
    return new AppError("upstream_error", `The answer of ${name} was cut off.`).toShape();
  }

  #failure(body: unknown): AppError {
    return toUpstreamError({ body, upstreamName: this.#upstream.name, apiKey: this.#upstream.apiKey });
  }
}

/** xAI repeats the number of the mark as a title: https://docs.x.ai/developers/tools/citations */
function toSource(wire: unknown): unknown {
  return /^\d+$/.test(textField(wire, "title") ?? "") ? textField(wire, "url") : wire;
}

/** The list is chat's without the object around it. */
function readLogprobs(wire: unknown) {
  return toLogprobs({ logprobs: { content: listField(wire, "logprobs") } });
}
