import type { TextKey } from "@/lib/i18n/messages/en";

/** Something to say about a value. */
export type Finding = {
  text: TextKey;
  values?: Record<string, string | number>;
  /** It would be refused; else it is fitted, left out, or without effect. */
  refused?: true;
};
