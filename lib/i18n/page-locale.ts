import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Locale, localeCookie, resolveLocale } from "./locale";

/** The language of the page that is being drawn. */
export const pageLocale = cache(async (): Promise<Locale> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return resolveLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
});
