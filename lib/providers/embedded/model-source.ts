import path from "node:path";

/** A file of a model hub; `repository` is `owner/name`. */
export type HubFile = { repository: string; file: string };

/** Where the model `local` comes from. */
export type ModelSource =
  | ({ kind: "hub" } & HubFile)
  /** Absolute path. */
  | { kind: "file"; path: string }
  | { kind: "wrong"; reason: string };

/** 271 MB, the default. */
export const defaultModel = "hf:bartowski/SmolLM2-360M-Instruct-GGUF/SmolLM2-360M-Instruct-Q4_K_M.gguf";

const hubName = /^hf:([\w-][\w.-]*\/[\w-][\w.-]*)\/((?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.gguf)$/;

/** Reads EMBEDDED_MODEL: `hf:owner/repository/file.gguf`, or a path. */
export function readModelSource(value: string = defaultModel): ModelSource {
  const [, repository, file] = hubName.exec(value) ?? [];
  if (repository && file) return { kind: "hub", repository, file };
  if (value.startsWith("hf:")) {
    return { kind: "wrong", reason: "EMBEDDED_MODEL must look like hf:owner/repository/file.gguf" };
  }
  return { kind: "file", path: path.resolve(/* turbopackIgnore: true */ process.cwd(), value) };
}

/** Where a file of the hub is kept. Owner and repository are in the name because file names repeat. */
export function cachedPath(dataDir: string, source: HubFile): string {
  return path.join(dataDir, "models", `${source.repository}/${source.file}`.replaceAll("/", "--"));
}

/**
 * Addresses of a file on the hub: its bytes, and the pointer that git keeps instead of them, which says their size
 * and SHA-256 (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
 */
export function hubAddresses(endpoint: URL, source: HubFile): { file: URL; pointer: URL } {
  const base = new URL(endpoint);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return {
    file: new URL(`${source.repository}/resolve/main/${source.file}`, base),
    pointer: new URL(`${source.repository}/raw/main/${source.file}`, base),
  };
}
