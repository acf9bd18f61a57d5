import type { Locale } from "./locale";
import type { Messages } from "./messages/en";
import { en } from "./messages/en";
import { zh } from "./messages/zh";

const all: Record<Locale, Messages> = { en, zh };

/** The texts of one language. Only servers import this: a browser is given the language it shows, not all. */
export function messagesFor(locale: Locale): Messages {
  return all[locale];
}
