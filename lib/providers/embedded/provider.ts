import { existsSync } from "node:fs";
import type { Chunk } from "@/lib/core/chunk";
import { emptyUsage } from "@/lib/core/chunk";
import { AppError, toErrorShape } from "@/lib/core/errors";
import type { ModelState } from "@/lib/core/model";
import type { Provider, ProviderCall, ProviderModel, Upstream } from "@/lib/providers/provider";
import { answer, untilAborted } from "./answer";
import { describeModel } from "./describe-model";
import { engine, loadModel } from "./engine";
import { localModelState } from "./local-model";
import { localFile, type ModelFile, starterFile } from "./model-file";

/** The models that run inside this process. */
export const embeddedUpstream: Upstream = {
  id: "embedded",
  name: "Built in",
  protocol: "embedded",
  baseUrl: "",
  apiKey: "",
  quirks: {},
};

/** Answers with the engine of this process. */
export const embeddedProvider: Provider = { stream, listModels };

async function listModels(): Promise<ProviderModel[]> {
  const { local } = engine();
  const starter = starterFile();
  const found: ModelState = existsSync(starter.path)
    ? { state: "ready" }
    : { state: "unavailable", reason: `${starter.path} is missing` };
  const models: ProviderModel[] = [
    { name: "starter", status: unlessFailed(starter.path, found), capabilities: await describeModel(starter) },
  ];
  const state = localModelState();
  if (!state) return models;
  const file = localFile(local.path ?? "");
  // What is not there yet has no header to read.
  const known: ModelFile = state.state === "ready" ? file : { ...file, facts: { thinking: "no" } };
  models.push({ name: "local", status: unlessFailed(file.path, state), capabilities: await describeModel(known) });
  return models;
}

/** A file that was there and could not be loaded is not ready, whatever its name says. */
function unlessFailed(path: string, status: ModelState): ModelState {
  const reason = engine().failures.get(path);
  return reason === undefined ? status : { state: "unavailable", reason };
}

async function* stream(call: ProviderCall): AsyncGenerator<Chunk, void> {
  // A reader that goes away stops the generation just as the caller's signal does.
  const left = new AbortController();
  const signal = AbortSignal.any([call.signal, left.signal]);
  const usage = emptyUsage();
  try {
    signal.throwIfAborted();
    const loaded = await untilAborted(loadModel(requireFile(call.model)), signal);
    yield* answer(loaded, call, signal, usage);
    yield { type: "end", reason: "done" };
  } catch (error) {
    // A copy: the engine may count one more token before it has let go.
    if (usage.completionTokens > 0) yield { type: "usage", usage: structuredClone(usage) };
    if (call.signal.aborted) yield { type: "end", reason: "stopped" };
    else yield { type: "end", reason: "failed", error: toErrorShape(toEngineError(error)) };
  } finally {
    left.abort();
  }
}

/** Throws AppError model_not_found or model_not_ready. */
function requireFile(name: string): ModelFile {
  if (name === "starter") return starterFile();
  const state = name === "local" ? localModelState() : undefined;
  const { path } = engine().local;
  if (state?.state === "ready" && path !== undefined) return localFile(path);
  if (state?.state === "downloading") {
    const percent = Math.floor(state.progress * 100);
    throw new AppError("model_not_ready", `The model local is still being downloaded (${percent} %).`, {
      param: "model",
      retryAfter: 10,
    });
  }
  if (state?.state === "unavailable") {
    throw new AppError("model_not_ready", `The model local is not available: ${state.reason}`, { param: "model" });
  }
  throw new AppError("model_not_found", `There is no built-in model ${name}.`, { param: "model" });
}

function toEngineError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  console.error("The built-in engine failed while answering:", error);
  return new AppError("upstream_error", "The built-in engine failed while answering.", { cause: error });
}
