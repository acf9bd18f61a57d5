"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages, TextKey } from "@/lib/i18n/messages/en";
import { translate } from "@/lib/i18n/translate";

/** Looks a text up and fills its placeholders. */
export type Translate = (key: TextKey, parameters?: Record<string, string | number>) => string;

type Text = { t: Translate; locale: Locale };

const TextContext = createContext<Text | undefined>(undefined);

/** Gives everything below the texts of one language. */
export function TextProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}) {
  const value = useMemo<Text>(
    () => ({ locale, t: (key, parameters) => translate(messages, key, parameters) }),
    [locale, messages],
  );
  return <TextContext value={value}>{children}</TextContext>;
}

/** The texts of the current language. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error("useText needs a TextProvider above it");
  return text;
}
