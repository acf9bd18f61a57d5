"use client";

import { Copy, WrapText } from "lucide-react";
import { useState } from "react";
import { copyText } from "@/components/chat/copy-text";
import { useText } from "@/components/text-context";
import { CodeBody } from "./code-body";
import { CodeFrame } from "./code-frame";
import { QuietButton, QuietCopyButton } from "./quiet-button";
import "./code.css";

type Props = { code: string; language: string; growing: boolean };

/** Code with its language, and buttons that wrap its lines and copy exactly what the model wrote. */
export function CodeBlock({ code, language, growing }: Props) {
  const { t } = useText();
  const [wrapped, setWrapped] = useState(false);
  const buttons = (
    <>
      <QuietButton label={t("code.wrap")} pressed={wrapped} onClick={() => setWrapped(!wrapped)}>
        <WrapText aria-hidden="true" />
      </QuietButton>
      <QuietCopyButton label={t("code.copy")} onCopy={() => copyText(code)}>
        <Copy aria-hidden="true" />
      </QuietCopyButton>
    </>
  );
  return (
    <CodeFrame name={<span className="font-mono">{language}</span>} buttons={buttons}>
      <CodeBody code={code} language={language} growing={growing} wrapped={wrapped} />
    </CodeFrame>
  );
}
