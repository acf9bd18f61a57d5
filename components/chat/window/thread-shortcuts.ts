import type { TextKey } from "@/lib/i18n/messages/en";

/** The keys for moving in a thread, for the list of shortcuts. */
export const threadShortcuts = [
  { text: "thread.previousQuestion", keys: ["Alt", "↑"] },
  { text: "thread.nextQuestion", keys: ["Alt", "↓"] },
  { text: "thread.previousMessage", keys: ["Alt", "Shift", "↑"] },
  { text: "thread.nextMessage", keys: ["Alt", "Shift", "↓"] },
] as const satisfies readonly { text: TextKey; keys: readonly string[] }[];
