import type { TextKey } from "@/lib/i18n/messages/en";

/** What a parameter is set with, and what the API takes, whatever the model. */
export type ParameterKind =
  /** `slider`: the range is short enough to be seen as a whole. */
  | { kind: "number"; minimum: number; maximum: number; step: number; slider?: true }
  | { kind: "switch" }
  | { kind: "choice"; choices: readonly (readonly [value: string, text: TextKey])[] }
  | { kind: "words"; most: number; escapes?: true }
  | { kind: "text"; most: number }
  | { kind: "json"; holds: "tools" | "metadata"; example: unknown }
  | { kind: "engine" }
  | { kind: "format" }
  | { kind: "tool-choice" }
  | { kind: "modalities" }
  | { kind: "audio" };

/** One parameter of the API with the control that sets it. */
export type ParameterSpec = {
  /** Where it stands in a request, `search_config.count` for what is inside an object. */
  path: string;
  label: TextKey;
  hint: TextKey;
  control: ParameterKind;
  /** Other places in a request that say the same. */
  spellings?: readonly string[];
  /** The parameter without which this one says nothing. */
  needs?: string;
};

export type ParameterGroup = { title: TextKey; parameters: readonly ParameterSpec[] };
