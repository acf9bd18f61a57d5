"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type SampleLanguage, sampleLanguages } from "./to-request-code";

const names: Record<SampleLanguage, string> = { curl: "curl", python: "Python", javascript: "JavaScript" };

/** The highlighter's name for each language. */
export const highlighted: Record<SampleLanguage, string> = {
  curl: "bash",
  python: "python",
  javascript: "javascript",
};

type Props = { language: SampleLanguage; onChoose: (language: SampleLanguage) => void };

/** The choice of language for a piece of code. */
export function LanguageTabs({ language, onChoose }: Props) {
  const { t } = useText();
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">{t("models.sampleLanguage")}</legend>
      {sampleLanguages.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === language}
          onClick={() => onChoose(one)}
          className={cn(
            "h-9 rounded px-3 text-ui transition-colors max-md:h-11",
            one === language
              ? "bg-accent-soft text-accent ring-1 ring-accent/65 ring-inset"
              : "text-ink-soft hover:text-ink",
          )}
        >
          {names[one]}
        </button>
      ))}
    </fieldset>
  );
}
