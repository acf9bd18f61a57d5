import { existsSync } from "node:fs";
import type { ModelState } from "@/lib/core/model";
import { downloadFile } from "./download-file";
import { engine } from "./engine";
import { startsAsGguf } from "./gguf-file";
import { cachedPath, type HubFile, hubAddresses, readModelSource } from "./model-source";

/** The part of the configuration that the model `local` depends on. */
export type LocalModelSettings = {
  /** Absolute path; models are kept in its folder `models`. */
  dataDir: string;
  /** EMBEDDED_MODEL */
  embeddedModel?: string;
  /** EMBEDDED_DOWNLOAD */
  embeddedDownload: boolean;
  /** HF_ENDPOINT */
  hfEndpoint: URL;
  /** HF_TOKEN */
  hfToken?: string;
};

/** Whether the model `local` can answer now; undefined when there is none and none is wanted. */
export function localModelState(): ModelState | undefined {
  return engine().local.state;
}

/**
 * Finds the model `local`, or begins to fetch it in the background. Does nothing when it was called before.
 * `onChange` is called after each change of the state, at most a few times a second.
 */
export function startLocalModel(env: LocalModelSettings, onChange: () => void): void {
  const { local } = engine();
  if (local.state || local.running) return;
  const change = (state: ModelState) => {
    local.state = state;
    onChange();
  };
  const source = readModelSource(env.embeddedModel);
  if (source.kind === "wrong") change({ state: "unavailable", reason: source.reason });
  else if (source.kind === "file") takeFile(source.path, change);
  else findOrFetch(env, source, change);
}

function takeFile(file: string, change: (state: ModelState) => void): void {
  const fault = existsSync(file) ? "which is not a GGUF model" : "which does not exist";
  engine().local.path = file;
  if (startsAsGguf(file)) change({ state: "ready" });
  else change({ state: "unavailable", reason: `EMBEDDED_MODEL is ${file}, ${fault}` });
}

function findOrFetch(env: LocalModelSettings, source: HubFile, change: (state: ModelState) => void): void {
  const { local } = engine();
  local.path = cachedPath(env.dataDir, source);
  if (startsAsGguf(local.path)) {
    change({ state: "ready" });
  } else if (env.embeddedDownload) {
    const abort = new AbortController();
    change({ state: "downloading", progress: 0 });
    const done = fetchModel(env, source, local.path, abort.signal, change).finally(() => {
      local.running = undefined;
    });
    local.running = { abort, done };
  }
}

/** Ends the background work, keeping what was fetched for the next start, and resolves when it has ended. */
export async function stopLocalModel(): Promise<void> {
  const { local } = engine();
  local.running?.abort.abort();
  await local.running?.done;
  local.state = undefined;
  local.path = undefined;
}

async function fetchModel(
  env: LocalModelSettings,
  source: HubFile,
  target: string,
  signal: AbortSignal,
  change: (state: ModelState) => void,
): Promise<void> {
  const { file, pointer } = hubAddresses(env.hfEndpoint, source);
  console.info(`Model local: downloading ${source.repository}/${source.file} from ${file.host}`);
  let told = 0;
  const onProgress = (progress: number) => {
    change({ state: "downloading", progress });
    if (progress < told + 0.1) return;
    told = progress;
    console.info(`Model local: ${Math.floor(progress * 100)} %`);
  };
  try {
    await downloadFile({ file, pointer, token: env.hfToken, target, signal, onProgress });
    change({ state: "ready" });
    console.info("Model local: ready");
  } catch (error) {
    if (signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`Model local: not available, ${reason}. The next start tries again.`);
    change({ state: "unavailable", reason });
  }
}
