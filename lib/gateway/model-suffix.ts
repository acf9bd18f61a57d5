import type { SuffixThinking } from "./to-thinking";

/** Endings of a model's name that GeekAI and its clients use to switch thinking (gateway.md 1.5). */
const endings: Record<string, SuffixThinking> = {
  thinking: { mode: "on" },
  "no-thinking": { mode: "off" },
  "fast-thinking": { mode: "on", effort: "low" },
};

/** Takes such an ending off; undefined where there is none. Whether it is part of the name, the list of models tells. */
export function splitModelSuffix(model: string): { model: string; suffix: SuffixThinking } | undefined {
  const colon = model.lastIndexOf(":");
  const ending = model.slice(colon + 1);
  if (colon <= 0 || !Object.hasOwn(endings, ending)) return undefined;
  const suffix = endings[ending];
  return suffix && { model: model.slice(0, colon), suffix };
}
