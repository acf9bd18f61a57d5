/** Cookies that keep how the page looks, so that the server draws it right the first time. */
export const themeCookie = "parley-theme";
export const sidebarCookie = "parley-sidebar";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The theme in a cookie's value, else the system's. */
export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/**
 * Keeps a choice for a year in this browser. Not through `cookieStore`: it is missing where the page is on plain http.
 */
export function keepInCookie(name: string, value: string, page: { cookie: string } = document): void {
  page.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
}
