/** English: finding in a conversation and long conversations. */
export const finding = {
  "find.label": "Find in this conversation",
} as const;
