import type { branches as english } from "@/lib/i18n/messages/en/branches";

/** Simplified Chinese: editing, versions, forking and deleting messages. */
export const branches: Record<keyof typeof english, string> = {
  "branches.edit": "编辑",
};
