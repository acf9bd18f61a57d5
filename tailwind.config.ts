import type { Config } from "tailwindcss";

/** The scales of the interface. Colours are the tokens of `app/globals.css`, nothing else. */
const config: Config = {
  content: [],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      paper: {
        DEFAULT: "var(--paper)",
        raised: "var(--paper-raised)",
        sunken: "var(--paper-sunken)",
        soft: "var(--paper-soft)",
      },
      ink: { DEFAULT: "var(--ink)", soft: "var(--ink-soft)", faint: "var(--ink-faint)" },
      line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
      accent: { DEFAULT: "var(--accent)", ink: "var(--accent-ink)", soft: "var(--accent-soft)" },
      danger: "var(--danger)",
      warning: "var(--warning)",
      success: "var(--success)",
    },
    fontSize: {
      small: ["0.78125rem", "1rem"],
      ui: ["0.875rem", "1.25rem"],
      body: ["1rem", "1.625rem"],
      title: ["1.25rem", "1.75rem"],
      display: ["1.75rem", "2.25rem"],
    },
    borderRadius: { none: "0", small: "4px", DEFAULT: "8px", surface: "12px", full: "999px" },
    extend: {
      fontFamily: { sans: "var(--font-text)", mono: "var(--font-code)" },
      boxShadow: { float: "var(--shadow-float)" },
      maxWidth: { column: "44rem" },
    },
  },
};

export default config;
