import path from "node:path";

/** A model on disk and how the engine runs it. Data only. */
export type ModelFile = {
  name: "starter" | "local";
  /** Absolute path of a GGUF file. */
  path: string;
  /** Answers that are generated side by side; more wait. Each costs the memory of one context once it is needed. */
  places: number;
  /** The most tokens of context to allocate; the model's own limit can be lower. */
  maxContext: number;
  /** Where the request names none. */
  temperature: number;
  /**
   * Keeps the evaluated prompt for the next turn. Reuse changes the last bits of the logits, so the model that has
   * to answer alike every time starts afresh.
   */
  keepsPrompt: boolean;
};

/** The demo model of the repository. */
export function starterFile(): ModelFile {
  return {
    name: "starter",
    path: path.resolve(/* turbopackIgnore: true */ process.cwd(), "models/starter/starter.gguf"),
    places: 4,
    maxContext: 1024,
    temperature: 0,
    keepsPrompt: false,
  };
}

/** The downloaded or configured model at `file`. */
export function localFile(file: string): ModelFile {
  return { name: "local", path: file, places: 2, maxContext: 4096, temperature: 0.7, keepsPrompt: true };
}
