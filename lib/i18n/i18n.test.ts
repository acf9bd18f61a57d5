import { describe, expect, it, test } from "vitest";
import { resolveLocale } from "./locale";
import type { TextKey } from "./messages/en";
import { en } from "./messages/en";
import { zh } from "./messages/zh";
import { translate } from "./translate";

const keys = Object.keys(en) as TextKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("the texts", () => {
  it("have the same keys in both languages", () => {
    expect(Object.keys(zh)).toEqual(keys);
  });

  it.each(keys)("use the same placeholders in both languages: %s", (key) => {
    expect(placeholders(zh[key])).toEqual(placeholders(en[key]));
  });

  it("are never empty and contain no exclamation marks", () => {
    for (const text of [...Object.values(en), ...Object.values(zh)]) expect(text).toMatch(/^[^!！]+$/);
  });
});

/** The source of everything that can show a text. */
const sources = Object.values(
  import.meta.glob<string>(["/components/**/*.{ts,tsx}", "/app/**/*.{ts,tsx}", "!**/*.test.*"], {
    eager: true,
    query: "?raw",
    import: "default",
  }),
).join("\n");

/** Beginnings of keys that are put together, as in `t(`effort.${effort}`)`. */
const beginnings = [...sources.matchAll(/`([a-zA-Z.]+\.[a-zA-Z]*)\$\{/g)].map((match) => match[1] ?? "");

test("every text is shown somewhere", () => {
  const isShown = (key: string) => sources.includes(`"${key}"`) || beginnings.some((begin) => key.startsWith(begin));
  expect(keys.filter((key) => !isShown(key))).toEqual([]);
});

describe("translate", () => {
  it("fills every placeholder", () => {
    expect(translate(en, "sidebar.options", { title: "A {b}" })).toBe("Options for A {b}");
  });

  it("leaves a placeholder without a value as it is", () => {
    expect(translate(en, "usage.tokens")).toBe("{count} tokens");
  });

  it("takes zero for a value", () => {
    expect(translate(zh, "reasoning.thought", { seconds: 0 })).toBe("已思考 0 秒");
  });
});

describe("resolveLocale", () => {
  it("prefers what the person chose", () => {
    expect(resolveLocale("zh", "en-GB,en;q=0.9")).toBe("zh");
  });

  it("takes the best language of the browser that there is", () => {
    expect(resolveLocale(undefined, "fr-FR,zh-TW;q=0.8,en;q=0.9")).toBe("en");
    expect(resolveLocale(undefined, "zh-CN,zh;q=0.9,en;q=0.8")).toBe("zh");
  });

  it("does not take a language with quality 0", () => {
    expect(resolveLocale(undefined, "zh;q=0, de")).toBe("en");
  });

  it("falls back to English for an unknown choice and no header", () => {
    expect(resolveLocale("xx", null)).toBe("en");
  });
});
