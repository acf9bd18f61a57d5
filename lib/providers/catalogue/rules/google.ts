import type { ModelRule } from "@/lib/providers/catalogue/model-rule";

/** gateway.md 3.1, column "Gemini generateContent". */
export const googleRules: readonly ModelRule[] = [
  { model: /^gemini-(1|2\.0)|^learnlm/, says: { thinking: false } },
  {
    model: /^gemini-2\.5-pro/,
    says: { thinking: { kind: "gemini-budget", canDisable: false, efforts: [], budget: { min: 128, max: 32_768 } } },
  },
  {
    model: /^gemini-2\.5-flash(?!-lite)/,
    says: { thinking: { kind: "gemini-budget", canDisable: true, efforts: [], budget: { min: 0, max: 24_576 } } },
  },
  {
    model: /^gemini-2\.5-flash-lite/,
    says: {
      thinking: {
        kind: "gemini-budget",
        canDisable: true,
        byDefault: false,
        efforts: [],
        budget: { min: 512, max: 24_576 },
      },
    },
  },
  { model: /^gemini-([3-9]|\d\d)|-latest$/, says: { search: { withTools: true } } },
  // Open models have no search, and before 4 neither functions nor JSON.
  { model: /^gemma/, says: { search: false, input: { audio: false, video: false, file: false } } },
  {
    model: /^gemma-[1-3]/,
    says: { thinking: false, tools: false, json: { object: false, schema: false } },
  },
  { model: /-image/, says: { thinking: false, tools: false, json: { object: false, schema: false } } },
  {
    model: /-tts|native-audio/,
    says: {
      thinking: false,
      search: false,
      tools: false,
      json: { object: false, schema: false },
      audioOutput: true,
      input: { image: false, audio: false, video: false, file: false },
    },
  },
];
