import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie, toTheme } from "@/components/page-cookie";
import { TextProvider } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { languageTags } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages-for";
import { pageLocale } from "@/lib/i18n/page-locale";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Parley", template: "%s · Parley" },
  icons: { icon: "/icon.svg" },
  robots: { index: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
};

/** The document: language and theme are drawn by the server from the reader's cookies, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, locale] = await Promise.all([cookies(), pageLocale()]);
  const messages = messagesFor(locale);
  return (
    <html
      lang={languageTags[locale]}
      data-theme={toTheme(jar.get(themeCookie)?.value)}
      className={cn(GeistSans.variable, GeistMono.variable)}
    >
      <body>
        <a
          href="#composer"
          className="sr-only rounded bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          {messages["app.skip"]}
        </a>
        <TextProvider locale={locale} messages={messages}>
          {children}
        </TextProvider>
      </body>
    </html>
  );
}
