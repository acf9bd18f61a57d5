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
  /** Renders its own template, without looking for a wrapper of the engine that does the same. */
  usesTemplate: boolean;
  /** Characters of a text in JSON that is bound to a schema which sets no bound itself. */
  longestText?: number;
  /** What the file says of itself, where that is known beforehand. */
  facts?: ModelFacts;
};

/** What decides on a model's abilities. */
export type ModelFacts = {
  /** Tokens it was trained for. */
  trainedContext?: number;
  /** Whether its template has thoughts, and whether it thinks when it is told nothing. */
  thinking: "no" | "when told" | "by default";
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
    usesTemplate: true,
    // It was never taught such forms, and would fill the first text with all it knows.
    longestText: 80,
    facts: { trainedContext: 1024, thinking: "when told" },
  };
}

/** The downloaded or configured model at `file`. */
export function localFile(file: string): ModelFile {
  return {
    name: "local",
    path: file,
    places: 2,
    maxContext: 4096,
    temperature: 0.7,
    keepsPrompt: true,
    usesTemplate: false,
  };
}
