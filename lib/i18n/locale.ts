/** The languages of the interface. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

/** Each language as its own speakers write it. */
export const localeNames: Record<Locale, string> = { en: "English", zh: "简体中文" };

/** The value of the `lang` attribute. */
export const languageTags: Record<Locale, string> = { en: "en", zh: "zh-CN" };

export const localeCookie = "parley-locale";

/** Whether a value names a language we have. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The language to show: what the person chose, else the best of `Accept-Language`, else English. */
export function resolveLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return "en";
}
