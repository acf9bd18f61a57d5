import { adjust, type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import type { Cells, Part } from "@/app/api/v1/matrix/testing/rows";

type Spelling = (temperature: number) => Body;

/** Temperatures at a model that takes those from 0 to `most` (gateway.md 3.4). */
export function temperatures(most: number, sent: Spelling = (temperature) => ({ temperature })) {
  const value = (wanted: number) => (wanted <= most ? pass(sent(wanted)) : adjust("temperature", sent(most)));
  return {
    "temperature 0.4": value(0.4),
    "temperature 1.7": value(1.7),
    "temperature 2": value(2),
    "temperature 0": value(0),
    "temperature 0.4 without thinking": value(0.4),
  } satisfies Partial<Cells>;
}

const unheeded = drop("temperature");

/** A model that has a temperature of its own. */
export const fixedTemperature = {
  "temperature 0.4": unheeded,
  "temperature 1.7": unheeded,
  "temperature 2": unheeded,
  "temperature 0": unheeded,
  "temperature 0.4 with top_p 0.5": drop(["temperature", "top_p"]),
  "top_p 0.5": drop("top_p"),
} satisfies Partial<Cells>;

/** Log probabilities; `most` alternatives to a token. */
export function probable(
  most: number,
  sent: (top: number) => Body = (top_logprobs) => ({ logprobs: true, top_logprobs }),
) {
  const back = { tokens: ["Hello"] };
  return {
    logprobs: pass(sent(2), { back }),
    "top_logprobs 20": most < 20 ? adjust("top_logprobs", sent(most), { back }) : pass(sent(20), { back }),
  } satisfies Part<"logprobs" | "top_logprobs">;
}

/** A model that gives no log probabilities. */
export const improbable = {
  logprobs: drop("logprobs"),
  "top_logprobs 20": drop("logprobs"),
} satisfies Partial<Cells>;

/** A model without penalties. */
export const noPenalties = {
  frequency_penalty: drop("frequency_penalty"),
  presence_penalty: drop("presence_penalty"),
  "both penalties": drop(["frequency_penalty", "presence_penalty"]),
} satisfies Partial<Cells>;

/** The rest as OpenAI has it, at a model that does not think. */
export const samplingCells = {
  ...temperatures(2),
  "temperature 0.4 while thinking": drop("thinking", { temperature: 0.4 }),
  "temperature 0.4 with top_p 0.5": pass({ temperature: 0.4, top_p: 0.5 }),
  "top_p 1": pass(),
  "top_p 0.5": pass({ top_p: 0.5 }),
  "top_k 40": drop("top_k"),
  frequency_penalty: pass({ frequency_penalty: 0.5 }),
  presence_penalty: pass({ presence_penalty: 0.5 }),
  "both penalties": pass({ frequency_penalty: 0.5, presence_penalty: 0.5 }),
  seed: pass({ seed: 42 }),
  ...probable(20),
} satisfies Partial<Cells>;
