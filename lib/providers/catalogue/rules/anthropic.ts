import type { ModelRule } from "@/lib/providers/catalogue/model-rule";

const budget = { min: 1_024, max: 128_000 };

/** gateway.md 3.1, column "Anthropic Messages". */
export const anthropicRules: readonly ModelRule[] = [
  // docs.anthropic.com/en/docs/about-claude/models: what the names that move are bound to.
  {
    model: /^claude-(instant|2|3)/,
    says: { thinking: false, maxOutput: 4_096, temperature: { excludesTopP: false } },
  },
  { model: /^claude-3-5/, says: { maxOutput: 8_192 } },
  { model: /^claude-(instant|2|3-(opus|sonnet|haiku))|^claude-3-5-sonnet-20240620/, says: { search: false } },
  { model: /^claude-opus-4(-[01])?(-\d{8}|-latest)?$/, says: { maxOutput: 32_000 } },
  { model: /^claude-3-7/, says: { maxOutput: 64_000 } },
  {
    // Up to 4.5 a budget, afterwards adaptive thinking with degrees.
    model: /^claude-(3-7|[a-z]+-4(-[0-5])?(-\d{8}|-latest)?$)/,
    says: { thinking: { kind: "claude-budget", canDisable: true, byDefault: false, efforts: [], budget } },
  },
  // docs.anthropic.com/en/docs/build-with-claude/structured-outputs: from 4.5 on.
  { model: /^claude-[a-z]+-(4-[5-9]|[5-9]|\d\d)/, says: { json: { schema: true } } },
  {
    // After Opus 4.6 no temperature but 1.0 is taken.
    model: /^claude-[a-z]+-(4-[7-9]|[5-9]|\d\d)/,
    says: { temperature: { fixed: true }, topP: false, topK: false },
  },
  { model: /^claude-[a-z]+-([5-9]|\d\d)/, says: { thinking: { byDefault: true }, contextLength: 1_000_000 } },
];
