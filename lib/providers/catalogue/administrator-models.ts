import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { env } from "@/env";
import { processWide } from "@/lib/core/process-wide";
import { administratorFile } from "./administrator-schema";
import type { Layer } from "./layer";

const fileName = "models.json";

type State = { isChecked: boolean; stamp: string; version: number; models: ReadonlyMap<string, Layer> };

/**
 * What the administrator says of models in `DATA_DIR/models.json`; `version` changes with every new reading. The file is
 * looked at once in every turn of the event loop, however many models are asked about.
 */
export function administratorModels(): Pick<State, "version" | "models"> {
  const state = processWide<State>("administrator-models", () => ({
    isChecked: false,
    stamp: "",
    version: 0,
    models: new Map(),
  }));
  if (state.isChecked) return state;
  state.isChecked = true;
  setImmediate(() => {
    state.isChecked = false;
  });
  const where = path.join(env().dataDir, fileName);
  const found = statSync(where, { throwIfNoEntry: false });
  const stamp = found ? `${found.mtimeMs} ${found.size}` : "";
  if (stamp === state.stamp) return state;
  return Object.assign(state, { stamp, version: state.version + 1, models: found ? read(where) : new Map() });
}

/** A file that cannot be used is named in the log and then counts as empty. */
function read(where: string): ReadonlyMap<string, Layer> {
  try {
    return new Map(Object.entries(administratorFile.parse(JSON.parse(readFileSync(where, "utf8")))));
  } catch (error) {
    console.warn(`parley: ${where} is not used: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`);
    return new Map();
  }
}
