/** Whether a model can answer now. */
export type ModelState =
  | { state: "ready" }
  /** `progress` from 0 to 1. */
  | { state: "downloading"; progress: number }
  | { state: "unavailable"; reason: string };

/** A model as the picker and `GET /api/v1/models` show it. */
export type ModelEntry = {
  /** The id a request uses: the plain name, or `provider/name` where the plain name is taken. */
  id: string;
  /** Always `provider/name`. */
  qualifiedId: string;
  name: string;
  provider: string;
  providerName: string;
  status: ModelState;
  /** Tokens, where known. */
  contextLength?: number;
};

/** A provider that has no key yet, and the variable that would give it one. */
export type UnconfiguredProvider = { provider: string; providerName: string; variable: string };

/** What the page needs to know about models. */
export type ModelList = { models: ModelEntry[]; unconfigured: UnconfiguredProvider[]; defaultModel: string };
