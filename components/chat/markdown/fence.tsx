"use client";

import { CodeBlock } from "./code-block";
import { Diagram } from "./diagram";

type Props = { code: string; language: string; growing: boolean };

/** A fence: a drawing where it describes one and is finished, else code. */
export function Fence({ code, language, growing }: Props) {
  if (language.toLowerCase() === "mermaid" && !growing && code.trim() !== "")
    return <Diagram key={code} source={code} />;
  return <CodeBlock code={code} language={language} growing={growing} />;
}
