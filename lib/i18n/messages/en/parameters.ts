/** English: parameters, presets, system prompts and code. */
export const parameters = {
  "drawer.title": "Parameters",
  "drawer.openCount": "Parameters · {count}",
} as const;
