import type { composer as english } from "@/lib/i18n/messages/en/composer";

/** Simplified Chinese: the message box: drafts, queue, commands, temporary chats. */
export const composer: Record<keyof typeof english, string> = {
  "composer.add": "添加",
};
