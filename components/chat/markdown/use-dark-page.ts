"use client";

import { useEffect, useState } from "react";

const isDark = (): boolean => {
  const theme = document.documentElement.dataset.theme;
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
};

/** Whether the page is dark now, kept up to date while `wanted`; null before that is known. */
export function useDarkPage(wanted: boolean): boolean | null {
  const [dark, setDark] = useState<boolean | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const read = () => setDark(isDark());
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(read);
    system.addEventListener("change", read);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", read);
      chosen.disconnect();
    };
  }, [wanted]);
  return dark;
}
