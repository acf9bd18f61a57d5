"use client";

import { Check, Copy, WrapText } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { copyText } from "@/components/chat/copy-text";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { ColouredCode } from "./coloured-code";
import { ScrollArea } from "./scroll-area";
import "./code.css";

/** How long "Copied" stays, in milliseconds. */
const COPIED_FOR = 2_000;

type ButtonProps = { label: string; pressed?: boolean; onClick: () => void; children: ReactNode };

function HeaderButton({ label, pressed, onClick, children }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
      className={cn(
        "grid size-7 place-items-center rounded-small hover:bg-paper-raised hover:text-ink pointer-coarse:size-11",
        pressed && "text-accent",
      )}
    >
      {children}
    </button>
  );
}

function CopyButton({ code }: { code: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <HeaderButton
        label={t(copied ? "code.copied" : "code.copy")}
        onClick={async () => setCopied(await copyText(code))}
      >
        {copied ? <Check aria-hidden="true" className="size-4" /> : <Copy aria-hidden="true" className="size-4" />}
      </HeaderButton>
      <span role="status" className="sr-only">
        {copied ? t("code.copied") : ""}
      </span>
    </>
  );
}

type Props = { code: string; language: string; growing: boolean };

/** Code with its language, and buttons that wrap its lines and copy exactly what the model wrote. */
export function CodeBlock({ code, language, growing }: Props) {
  const { t } = useText();
  const [wrapped, setWrapped] = useState(false);
  return (
    <div dir="ltr" className="overflow-hidden rounded-surface border border-line bg-paper-sunken">
      <div className="flex items-center gap-1 border-line border-b py-0.5 ps-4 pe-1 text-ink-soft text-small">
        <span className="min-w-0 flex-1 truncate font-mono">{language}</span>
        <HeaderButton label={t("code.wrap")} pressed={wrapped} onClick={() => setWrapped(!wrapped)}>
          <WrapText aria-hidden="true" className="size-4" />
        </HeaderButton>
        <CopyButton code={code} />
      </div>
      <ScrollArea className="rounded-b-surface px-4 py-3">
        <pre
          className={cn(
            "font-mono text-[13.5px] leading-[22px] [overflow-wrap:normal]",
            wrapped ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "w-max min-w-full whitespace-pre",
          )}
        >
          <code>
            <ColouredCode code={code} language={language} growing={growing} />
          </code>
        </pre>
      </ScrollArea>
    </div>
  );
}
