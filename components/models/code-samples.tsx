"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/chat/markdown/code-block";
import type { ModelEntry } from "@/lib/core/model";
import { highlighted, LanguageTabs } from "./language-tabs";
import { toCodeSample } from "./to-code-sample";
import type { SampleLanguage } from "./to-request-code";

/** An example to copy, in the language of choice. */
export function CodeSamples({ model, apiBase }: { model: ModelEntry; apiBase: string }) {
  const [language, setLanguage] = useState<SampleLanguage>("curl");
  return (
    <div>
      <div className="mb-2">
        <LanguageTabs language={language} onChoose={setLanguage} />
      </div>
      <CodeBlock
        key={language}
        code={toCodeSample(language, model, apiBase)}
        language={highlighted[language]}
        growing={false}
      />
    </div>
  );
}
