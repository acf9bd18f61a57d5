import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { ChatWrapper, Llama, LlamaContextSequence, LlamaModel } from "node-llama-cpp";
import { AppError } from "@/lib/core/errors";
import type { ModelState } from "@/lib/core/model";
import { processWide } from "@/lib/core/process-wide";
import type { ModelFacts, ModelFile } from "./model-file";
import { WaitingPool } from "./waiting-pool";

type Library = typeof import("node-llama-cpp");

/**
 * Room for one answer. Each has a context of its own: answers that share one are computed in one batch, which
 * changes the last bits of the logits, and then the same question at temperature 0 is not answered alike.
 */
export type Place = { sequence?: LlamaContextSequence };

/** A model in memory with the contexts it answers in. */
export type LoadedModel = {
  file: ModelFile;
  library: Library;
  llama: Llama;
  model: LlamaModel;
  /** Tokens that one answer and its prompt share. */
  contextSize: number;
  places: WaitingPool<Place>;
  /** The model's template for each way to open an answer. */
  wrappers: Map<string, ChatWrapper>;
  /** Changes with the file and with the release of the engine. */
  fingerprint: string;
};

/** The background work for the model `local`. */
export type LocalModel = {
  state?: ModelState;
  path?: string;
  /** The work that runs, with the switch that ends it. */
  running?: { abort: AbortController; done: Promise<void> };
};

type Engine = {
  llama?: Promise<{ library: Library; llama: Llama }>;
  models: Map<string, Promise<LoadedModel>>;
  /** What files say of themselves, by path. */
  facts: Map<string, Promise<ModelFacts>>;
  /** Why a model could not be loaded the last time it was tried, by path. */
  failures: Map<string, string>;
  local: LocalModel;
};

/** The engine of this process. Holding it loads nothing. */
export function engine(): Engine {
  return processWide<Engine>("embedded-engine", () => ({
    models: new Map(),
    facts: new Map(),
    failures: new Map(),
    local: {},
  }));
}

/** The model in memory, loaded on first use. Throws AppError `model_not_ready` when it cannot be loaded. */
export function loadModel(file: ModelFile): Promise<LoadedModel> {
  const { models, failures } = engine();
  let loading = models.get(file.path);
  if (!loading) {
    loading = load(file).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      models.delete(file.path);
      failures.set(file.path, reason);
      throw new AppError("model_not_ready", `The model ${file.name} cannot be loaded: ${reason}`, { cause });
    });
    models.set(file.path, loading);
  }
  return loading;
}

async function load(file: ModelFile): Promise<LoadedModel> {
  if (!existsSync(file.path)) throw new Error(`${file.path} is missing`);
  const { library, llama } = await startLlama();
  const model = await llama.loadModel({ modelPath: file.path });
  const contextSize = Math.min(file.maxContext, model.trainContextSize);
  const first = await openSequence(model, contextSize);
  const places: Place[] = Array.from({ length: file.places }, (_, index) => (index === 0 ? { sequence: first } : {}));
  const identity = `${model.filename}:${model.size}:${llama.llamaCppRelease.release}`;
  engine().failures.delete(file.path);
  return {
    file,
    library,
    llama,
    model,
    contextSize,
    places: new WaitingPool(places),
    wrappers: new Map(),
    fingerprint: `fp_${createHash("sha256").update(identity).digest("hex").slice(0, 12)}`,
  };
}

/** A sequence with a context of its own. */
export async function openSequence(model: LlamaModel, contextSize: number): Promise<LlamaContextSequence> {
  const context = await model.createContext({ sequences: 1, contextSize });
  return context.getSequence();
}

function startLlama(): Promise<{ library: Library; llama: Llama }> {
  const held = engine();
  held.llama ??= importLlama().catch((cause: unknown) => {
    held.llama = undefined;
    throw cause;
  });
  return held.llama;
}

async function importLlama(): Promise<{ library: Library; llama: Llama }> {
  const library = await import("node-llama-cpp");
  const llama = await library.getLlama({
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
    // Apple's processors have a Metal build only; elsewhere probing for a graphics card costs seconds.
    gpu: process.platform === "darwin" ? "auto" : false,
    // With every core busy generation falls to a fiftieth, and the server could not answer anything else.
    maxThreads: Math.max(1, availableParallelism() - 1),
  });
  return { library, llama };
}
