import { type Row, refuse } from "@/app/api/v1/matrix/testing/cell";

const probable = { text: ["Hello"], logprobs: true };

/** gateway.md 3.4, and the rows top_p, penalties, seed and logprobs. */
export const samplingRows = {
  "temperature 0.4": { body: { temperature: 0.4 } },
  "temperature 1.7": { body: { temperature: 1.7 } },
  "temperature 2": { body: { temperature: 2 } },
  "temperature 0": { body: { temperature: 0 } },
  "temperature 2.5": { body: { temperature: 2.5 }, everywhere: refuse("temperature", "invalid_value") },
  "temperature 0.4 while thinking": { body: { temperature: 0.4, thinking: { enabled: true } } },
  "temperature 0.4 without thinking": { body: { temperature: 0.4, thinking: { enabled: false } } },
  "temperature 0.4 with top_p 0.5": { body: { temperature: 0.4, top_p: 0.5 } },
  "top_p 1": { body: { top_p: 1 } },
  "top_p 0.5": { body: { top_p: 0.5 } },
  "top_p 1.5": { body: { top_p: 1.5 }, everywhere: refuse("top_p", "invalid_value") },
  "top_k 40": { body: { top_k: 40 } },
  frequency_penalty: { body: { frequency_penalty: 0.5 } },
  presence_penalty: { body: { presence_penalty: 0.5 } },
  "both penalties": { body: { frequency_penalty: 0.5, presence_penalty: 0.5 } },
  "frequency_penalty 3": { body: { frequency_penalty: 3 }, everywhere: refuse("frequency_penalty", "invalid_value") },
  "presence_penalty -3": { body: { presence_penalty: -3 }, everywhere: refuse("presence_penalty", "invalid_value") },
  seed: { body: { seed: 42 } },
  "seed 1.5": { body: { seed: 1.5 }, everywhere: refuse("seed", "invalid_value") },
  logprobs: { body: { logprobs: true, top_logprobs: 2 }, reply: probable },
  "top_logprobs 20": { body: { logprobs: true, top_logprobs: 20 }, reply: probable },
  "top_logprobs 21": {
    body: { logprobs: true, top_logprobs: 21 },
    everywhere: refuse("top_logprobs", "invalid_value"),
  },
} satisfies Record<string, Row>;
