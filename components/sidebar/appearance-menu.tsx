"use client";

import { Languages, SunMoon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { keepInCookie, type Theme, themeCookie, themes } from "@/components/page-cookie";
import { useText } from "@/components/text-context";
import { Menu } from "@/components/ui/menu";
import { localeCookie, localeNames, locales } from "@/lib/i18n/locale";

const trigger =
  "inline-flex h-9 min-w-0 items-center gap-2 rounded px-2.5 text-ink-soft transition-colors hover:bg-paper hover:text-ink max-md:h-11 [&_svg]:size-4";

/** The choice of language and theme at the foot of the sidebar. */
export function AppearanceMenu({ theme: initialTheme }: { theme: Theme }) {
  const { t, locale } = useText();
  const router = useRouter();
  const [theme, setTheme] = useState(initialTheme);
  const languages = locales.map((value) => ({
    kind: "item" as const,
    key: value,
    text: <span lang={value}>{localeNames[value]}</span>,
    checked: value === locale,
    onSelect: () => {
      keepInCookie(localeCookie, value);
      router.refresh();
    },
  }));
  const looks = themes.map((value) => ({
    kind: "item" as const,
    key: value,
    text: t(`settings.${value}`),
    checked: value === theme,
    onSelect: () => {
      keepInCookie(themeCookie, value);
      document.documentElement.dataset.theme = value;
      setTheme(value);
    },
  }));
  return (
    <div className="flex items-center gap-1">
      <Menu
        side="top"
        width="w-40"
        trigger={{
          className: trigger,
          "aria-label": `${t("settings.language")}: ${localeNames[locale]}`,
          children: (
            <>
              <Languages aria-hidden />
              <span className="truncate">{localeNames[locale]}</span>
            </>
          ),
        }}
        entries={languages}
      />
      <Menu
        side="top"
        width="w-40"
        trigger={{
          className: trigger,
          "aria-label": `${t("settings.theme")}: ${t(`settings.${theme}`)}`,
          children: (
            <>
              <SunMoon aria-hidden />
              <span className="truncate">{t(`settings.${theme}`)}</span>
            </>
          ),
        }}
        entries={looks}
      />
    </div>
  );
}
