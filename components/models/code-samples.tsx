"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/chat/markdown/code-block";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { ModelEntry } from "@/lib/core/model";
import { type SampleLanguage, sampleLanguages, toCodeSample } from "./to-code-sample";

const names: Record<SampleLanguage, string> = { curl: "curl", python: "Python", javascript: "JavaScript" };
const highlighted: Record<SampleLanguage, string> = { curl: "bash", python: "python", javascript: "javascript" };

/** An example to copy, in the language of choice. */
export function CodeSamples({ model, apiBase }: { model: ModelEntry; apiBase: string }) {
  const { t } = useText();
  const [language, setLanguage] = useState<SampleLanguage>("curl");
  return (
    <div>
      <fieldset className="mb-2 flex gap-1">
        <legend className="sr-only">{t("models.sampleLanguage")}</legend>
        {sampleLanguages.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
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
      <CodeBlock
        key={language}
        code={toCodeSample(language, model, apiBase)}
        language={highlighted[language]}
        growing={false}
      />
    </div>
  );
}
