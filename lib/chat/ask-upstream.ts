import { env } from "@/env";
import type { ChatRequest, SearchRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { AppError, toErrorShape } from "@/lib/core/errors";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { QuestionFiles } from "@/lib/files/question/question-files";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import { RemoteMedia } from "@/lib/providers/media/fetch-medium";
import { fitMedia } from "@/lib/providers/media/fit-media";
import { planRequest } from "@/lib/providers/plan/plan-request";
import type { ResolvedModel } from "@/lib/providers/registry";
import { type Route, routeFor } from "@/lib/providers/route";
import { requireEngine } from "@/lib/search/engines";
import { collect } from "@/lib/stream/collect";
import { countRoughly } from "@/lib/stream/count-tokens";
import { withDeadlines } from "@/lib/stream/deadline";
import { keepCarries, withCarries } from "./carries";
import { emulate } from "./emulate";
import { findSources, type Sources, toSourceChunks, withSearchUsage, withSources } from "./find-sources";
import { type Answering, keepLedger } from "./ledger";
import { withRetries } from "./with-retries";

/** The places that have the model, best first. */
export type Models = readonly [ResolvedModel, ...ResolvedModel[]];

/** Who asks, and how patiently. Times are milliseconds. */
export type Asking = {
  viewer: Viewer;
  signal: AbortSignal;
  totalMs: number;
  /** Attempts beside the first where the request does not say. */
  retries: number;
  /** Longest time spent on waiting between attempts. */
  longestWaitMs: number;
  /** What to do about a temperature nobody chose. */
  defaultTemperature: "contract" | "model" | number;
  /** Nothing that was said may be kept, thoughts behind tool calls included. */
  forgets?: boolean;
};

/** Time that fetching what a question points to may take altogether. */
const longestMediaMs = 60_000;
const rewriteTokens = 400;
const rewriteMs = 15_000;

/**
 * The one way to a model, for both doors: fits the request to it, searches where it cannot, asks again where that
 * helps, does in its place what it cannot do, bounds its silence, and writes the cost down. Never throws; exactly one
 * `end`, last.
 */
export function askUpstream(models: Models, request: ChatRequest, asking: Asking): AsyncGenerator<Chunk, void> {
  const question = new Question(models, request, asking);
  const answering = () => question.answering;
  const chunks = asking.forgets ? question.ask() : keepCarries(asking.viewer, request.messages, question.ask());
  return keepLedger(chunks, request, asking.viewer, answering);
}

/**
 * Refuses a question that no attempt could put, before anything of it is stored.
 * @throws AppError unsupported_parameter, invalid_value.
 */
export function refuseImpossible([model]: Models, request: ChatRequest, asking: Omit<Asking, "signal">): void {
  const { emulations } = planFor(model, request, asking.defaultTemperature);
  if (request.search || emulations.search) requireEngine(emulations.search?.engine);
}

/**
 * Refuses a message of which nothing would be left, because the model can take none of its files.
 * @throws AppError unsupported_parameter.
 */
export async function refuseUnreadable([model]: Models, request: ChatRequest, viewer: Viewer): Promise<void> {
  const parts = request.messages.at(-1)?.parts ?? [];
  const { capabilities } = routeFor(model, request);
  if (await new QuestionFiles(viewer, countRoughly).canGive(parts, capabilities)) return;
  throw new AppError("unsupported_parameter", "The model can read none of these files.", { param: "message.files" });
}

/** The request as one of its models can take it. @throws AppError when it cannot. */
function planFor(model: ResolvedModel, request: ChatRequest, defaultTemperature: Asking["defaultTemperature"]) {
  const route = routeFor(model, request);
  const { temperatureMode, maxChoices } = env();
  const { sendsMaxOutput = false, searchWishes } = quirksOf(model.upstream, model.model);
  const settings = { defaultTemperature, temperatureMode, maxChoices, sendsMaxOutput, searchWishes };
  return { ...planRequest(request, route.capabilities, settings), route };
}

/** One question on its way through its attempts. */
class Question {
  readonly #models: Models;
  readonly #request: ChatRequest;
  readonly #asking: Asking;
  readonly #deadline: number;
  readonly #media: RemoteMedia;
  readonly #files: QuestionFiles;
  #sources: Sources | undefined;
  answering: Answering;

  constructor(models: Models, request: ChatRequest, asking: Asking) {
    this.#models = models;
    this.#request = request;
    this.#asking = asking;
    this.#deadline = performance.now() + asking.totalMs;
    this.#media = new RemoteMedia(asking.signal, longestMediaMs);
    this.#files = new QuestionFiles(asking.viewer, countRoughly);
    this.answering = { qualifiedId: models[0].qualifiedId };
  }

  async *ask(): AsyncGenerator<Chunk, void> {
    const { signal, retries, longestWaitMs } = this.#asking;
    try {
      const { emulations } = this.#plan(this.#models[0]);
      if (emulations.search) yield* await this.#search(emulations.search);
      const messages = await withCarries(this.#asking.viewer, this.#request.messages);
      const policy = { retries: this.#request.retries ?? retries, longestWaitMs, deadline: this.#deadline };
      yield* withRetries(this.#models, policy, signal, (model) => this.#attempt(model, { ...this.#request, messages }));
    } catch (error) {
      yield signal.aborted
        ? { type: "end", reason: "stopped" }
        : { type: "end", reason: "failed", error: toErrorShape(error) };
    }
  }

  #plan(model: ResolvedModel, request = this.#request) {
    // What Parley has found already need not be searched for again.
    const wanted = this.#sources ? { ...request, search: undefined } : request;
    return planFor(model, wanted, this.#asking.defaultTemperature);
  }

  /** Searches once for all attempts. */
  async #search(wanted: SearchRequest): Promise<Chunk[]> {
    this.#sources = await findSources(wanted, this.#request.messages, {
      signal: this.#asking.signal,
      rewrite: (instruction) => this.#rewrite(instruction),
    });
    return toSourceChunks(this.#sources);
  }

  async #attempt(model: ResolvedModel, request: ChatRequest): Promise<AsyncIterable<Chunk>> {
    const release = new AbortController();
    const signal = AbortSignal.any([this.#asking.signal, release.signal]);
    let plan = this.#plan(model, request);
    const found = plan.emulations.search ? await this.#search(plan.emulations.search) : [];
    if (plan.emulations.search) plan = this.#plan(model, request);
    const { capabilities } = plan.route;
    this.answering = { qualifiedId: model.qualifiedId, prices: capabilities.prices };
    const sources = this.#sources?.found;
    const files = await this.#files.put(plan.request, capabilities);
    const fitted = await fitMedia(files.request, capabilities, this.#media);
    const sourced = sources ? await withSources(fitted, sources, capabilities.contextLength) : undefined;
    const ready = sourced?.request ?? fitted;
    const answer = emulate(
      ready,
      plan.emulations,
      (one) => toStream(model, plan.route, one, signal),
      () => release.abort(),
    );
    const { firstTokenMs, idleMs } = env();
    const limits = { firstTokenMs, idleMs, totalMs: this.#deadline - performance.now() };
    const bounded = withDeadlines(answer, limits, () => release.abort("timeout"));
    const counted = sources && sourced ? withSearchUsage(bounded, sources, sourced.citationTokens) : bounded;
    const warnings = [...plan.warnings, ...files.warnings].map((warning): Chunk => ({ type: "warning", warning }));
    return after([...found, ...warnings], counted);
  }

  /** Asks the model for other words to search by. @throws AppError when it fails. */
  async #rewrite(instruction: string): Promise<string> {
    const { viewer, signal } = this.#asking;
    const request: ChatRequest = {
      model: this.#request.model,
      messages: [{ role: "user", parts: [{ type: "text", text: instruction }] }],
      thinking: { mode: "off" },
      maxCompletionTokens: rewriteTokens,
    };
    const limits = { totalMs: rewriteMs, retries: 0, longestWaitMs: 0, defaultTemperature: "model" as const };
    const { choices, end } = await collect(askUpstream(this.#models, request, { ...limits, viewer, signal }));
    if (end?.reason === "done") return textOf(choices[0]?.parts ?? []);
    throw new AppError("upstream_error", end?.error?.message ?? "The model did not answer.");
  }
}

function toStream(
  { upstream, model }: ResolvedModel,
  { provider, capabilities }: Route,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncIterable<Chunk> {
  return provider.stream({ request, upstream, model, capabilities, signal });
}

async function* after(first: readonly Chunk[], rest: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  yield* first;
  yield* rest;
}
