import type { finding as english } from "@/lib/i18n/messages/en/finding";

/** Simplified Chinese: finding in a conversation and long conversations. */
export const finding: Record<keyof typeof english, string> = {
  "find.label": "在本对话中查找",
};
