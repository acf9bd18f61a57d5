/** English: keyboard shortcuts and connection states. */
export const shortcuts = {
  "shortcuts.title": "Keyboard shortcuts",
} as const;
