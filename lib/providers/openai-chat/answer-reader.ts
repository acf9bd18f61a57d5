import { type Chunk, emptyUsage, type Usage } from "@/lib/core/chunk";
import { AppError, type ErrorShape } from "@/lib/core/errors";
import { field, isWireObject, listField, numberField, textField } from "@/lib/net/wire-json";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { Citations } from "@/lib/providers/wire/to-citations";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { addUsage } from "@/lib/stream/fan-in";
import { type ChoiceManner, ChoiceReader } from "./choice-reader";
import { isFailure } from "./is-failure";
import { queriesOf } from "./queries-of";
import type { VendorCall } from "./read-tool-calls";
import { findUsage, toUsage } from "./to-usage";

/** Turns the events of one answer into chunks and makes up for what a vendor leaves out. */
export class OpenAiChatReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #manner: ChoiceManner;
  readonly #choices = new Map<number, ChoiceReader>();
  readonly #citations = new Citations();
  /** What earlier rounds have cost, and this one. */
  #spent?: Usage;
  #usage?: Usage;
  #searchRounds = 0;
  readonly #queries: string[] = [];
  #model?: string;
  #fingerprint?: string;

  constructor({ upstream, model, capabilities, request }: Omit<ProviderCall, "signal">) {
    this.#upstream = upstream;
    this.#manner = {
      quirks: quirksOf(upstream, model),
      opensInThought: capabilities.thinking?.opensInThought === true && request.thinking.mode !== "off",
    };
  }

  /** @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (isError || isFailure(event)) throw this.#failure(event);
    const usage = findUsage(event);
    if (usage) this.#usage = toUsage(usage);
    // ERNIE's word that a search has begun is said of the whole event by some versions of it.
    const isStatus = textField(event, "delta_tag") === "search_status";
    const said = isStatus ? [] : listField(event, "choices").flatMap((one) => this.#readChoice(one));
    const chunks = [...this.#readOrigin(event), ...said];
    for (const citation of this.#citations.read(event)) chunks.push({ type: "citation", citation });
    return chunks;
  }

  /** The last chunks of the answer: what is missing, the search, the usage, and the one end. */
  end(ending: Ending): Chunk[] {
    const choices = [...this.#choices.entries()].sort(([left], [right]) => left - right).map(([, reader]) => reader);
    const error = this.#errorOf(ending, choices);
    const isDone = error === undefined && ending.type !== "stopped";
    const last = choices.flatMap((choice) => (isDone ? choice.complete() : choice.flush()));
    this.#noteSearches();
    last.push(...this.#search(), ...this.#finalUsage());
    if (ending.type === "stopped") return [...last, { type: "end", reason: "stopped" }];
    return [...last, error ? { type: "end", reason: "failed", error } : { type: "end", reason: "done" }];
  }

  /** What the upstream has said and the calls of its own tools it waits for; undefined when the client comes next. */
  get waitsFor(): { text: string; calls: VendorCall[] } | undefined {
    const [choice, ...others] = this.#choices.values();
    if (!choice || others.length > 0 || choice.callsFunctions) return undefined;
    const { finish, text, vendorCalls: calls } = choice;
    const isHalted = finish === "tool_calls" || finish === "stop";
    return isHalted && calls.length > 0 ? { text, calls } : undefined;
  }

  /** Goes on with the upstream's next round of the same answer. */
  resume(): void {
    this.#noteSearches();
    for (const choice of this.#choices.values()) choice.resume();
    this.#spent = this.#sumUsage();
    this.#usage = undefined;
  }

  /** An answer that said how it finished is whole, however its connection ended. */
  #errorOf(ending: Ending, choices: ChoiceReader[]): ErrorShape | undefined {
    if (ending.type === "failed") return ending.error;
    if (ending.type === "stopped" || choices.some((choice) => this.#isFinished(choice))) return undefined;
    if (ending.type === "broken") return ending.error;
    const { name } = this.#upstream;
    if (choices.length === 0) return new AppError("upstream_error", `${name} sent an empty answer.`).toShape();
    if (ending.type === "complete") return undefined;
    return new AppError("upstream_error", `The answer of ${name} was cut off.`).toShape();
  }

  /** An empty reason is one only where nothing else is to come. */
  #isFinished({ finish, hasEmptyFinish }: ChoiceReader): boolean {
    return finish !== undefined || (hasEmptyFinish && this.#usage !== undefined);
  }

  #readOrigin(event: unknown): Chunk[] {
    const model = textField(event, "model");
    const systemFingerprint = textField(event, "system_fingerprint");
    const isNew =
      (this.#model === undefined && model !== undefined) ||
      (this.#fingerprint === undefined && systemFingerprint !== undefined);
    if (!isNew) return [];
    this.#model ??= model;
    this.#fingerprint ??= systemFingerprint;
    return [
      {
        type: "upstream",
        ...(this.#model === undefined ? {} : { model: this.#model }),
        ...(this.#fingerprint === undefined ? {} : { systemFingerprint: this.#fingerprint }),
      },
    ];
  }

  #readChoice(wire: unknown): Chunk[] {
    if (!isWireObject(wire)) return [];
    if (isWireObject(field(wire, "error"))) throw this.#failure(wire);
    const index = toChoice(numberField(wire, "index"));
    const known = this.#choices.get(index);
    const reader = known ?? new ChoiceReader(index, this.#manner);
    if (!known) this.#choices.set(index, reader);
    const chunks = reader.read(wire);
    if (typeof reader.finish === "object") throw this.#failure(undefined, reader.finish.failure);
    return chunks;
  }

  #failure(body: unknown, code?: AppError["code"]): AppError {
    const { name, apiKey } = this.#upstream;
    if (code) return new AppError(code, `${name} could not finish its answer.`);
    return toUpstreamError({ body, upstreamName: name, apiKey });
  }

  #noteSearches(): void {
    const calls = [...this.#choices.values()].flatMap((choice) => choice.vendorCalls);
    if (calls.length > 0) this.#searchRounds += 1;
    this.#queries.push(...calls.flatMap(queriesOf));
  }

  get #hasSearched(): boolean {
    const told = (this.#usage?.billedUnits ?? 0) + (this.#spent?.billedUnits ?? 0);
    return this.#searchRounds > 0 || this.#citations.results > 0 || told > 0;
  }

  #search(): Chunk[] {
    if (!this.#hasSearched) return [];
    return [{ type: "search", engine: "native", queries: this.#queries, results: this.#citations.results }];
  }

  /** A round that ended before its usage came leaves the sum a part of the whole. */
  #finalUsage(): Chunk[] {
    const usage = this.#sumUsage();
    if (!usage) return [];
    usage.billedUnits = Math.max(usage.billedUnits, this.#searchRounds, this.#hasSearched ? 1 : 0);
    if (!this.#usage) usage.estimated = true;
    return [{ type: "usage", usage }];
  }

  #sumUsage(): Usage | undefined {
    if (!this.#usage) return this.#spent;
    return addUsage(this.#spent ?? emptyUsage(), this.#usage);
  }
}

/** Most answers to one question that OpenAI's protocol knows. */
const mostChoices = 128;

/** A number that is none of a choice's stands for the first. */
function toChoice(index: number | undefined): number {
  return index !== undefined && Number.isInteger(index) && index >= 0 && index < mostChoices ? index : 0;
}
