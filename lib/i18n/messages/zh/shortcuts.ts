import type { shortcuts as english } from "@/lib/i18n/messages/en/shortcuts";

/** Simplified Chinese: keyboard shortcuts and connection states. */
export const shortcuts: Record<keyof typeof english, string> = {
  "shortcuts.title": "键盘快捷键",
};
