"use client";

import { useState } from "react";
import { checkJson } from "@/components/chat/parameters/check-json";
import type { Finding } from "@/components/chat/parameters/finding";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { areaClass, type ControlProps } from "./control-props";

type Props = ControlProps & { holds: "tools" | "metadata" | "schema"; example?: unknown };

/** A value written as JSON. What is not right yet is marked, and what was right last still counts. */
export function JsonControl({ field, value, onChange, holds, example }: Props) {
  const { t } = useText();
  const [text, setText] = useState(() => toText(value));
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    if (!isSame(read(text, holds).value, value)) setText(toText(value));
  }
  const { finding } = read(text, holds);
  const change = (written: string) => {
    setText(written);
    const now = read(written, holds);
    if (now.finding) return;
    setShown(now.value);
    onChange(now.value);
  };
  const findingId = `${field.id}-json`;
  return (
    <div>
      <textarea
        id={field.id}
        value={text}
        rows={text === "" ? 3 : Math.min(16, Math.max(4, text.split("\n").length))}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={finding !== undefined || field.invalid}
        aria-describedby={`${field.describedBy} ${findingId}`}
        onChange={(event) => change(event.target.value)}
        className={cn(areaClass, "font-mono text-small whitespace-pre [overflow-wrap:normal]")}
      />
      <p id={findingId} role="status" className="mt-1 text-small text-danger empty:hidden">
        {finding && t(finding.text, finding.values)}
      </p>
      {text === "" && example !== undefined && (
        <Button look="quiet" className="mt-1 -ms-3" onClick={() => change(toText(example))}>
          {t("drawer.example")}
        </Button>
      )}
    </div>
  );
}

function toText(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value, undefined, 2);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function read(text: string, holds: Props["holds"]): { value?: unknown; finding?: Finding } {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    const finding = checkJson(holds, value);
    return finding ? { finding } : { value };
  } catch {
    return { finding: { text: "drawer.json" } };
  }
}
