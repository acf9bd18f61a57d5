import type { parameters as english } from "@/lib/i18n/messages/en/parameters";

/** Simplified Chinese: parameters, presets, system prompts and code. */
export const parameters: Record<keyof typeof english, string> = {
  "drawer.title": "参数",
  "drawer.openCount": "参数 · {count}",
};
