"use client";

import { Info, Lightbulb, MessageSquareWarning, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { AlertKind } from "./alerts";

const LOOKS = {
  note: { Icon: Info, text: "alert.note", line: "border-line-strong", ink: "text-ink-soft" },
  tip: { Icon: Lightbulb, text: "alert.tip", line: "border-success", ink: "text-success" },
  important: { Icon: MessageSquareWarning, text: "alert.important", line: "border-accent", ink: "text-accent" },
  warning: { Icon: TriangleAlert, text: "alert.warning", line: "border-warning", ink: "text-warning" },
  caution: { Icon: OctagonAlert, text: "alert.caution", line: "border-danger", ink: "text-danger" },
} as const;

/** A quote that is an alert: a sign and a word say of which kind, the colour only repeats it. */
export function AlertQuote({ kind, children }: { kind: AlertKind; children: ReactNode }) {
  const { t } = useText();
  const { Icon, text, line, ink } = LOOKS[kind];
  return (
    <blockquote dir="auto" className={cn("space-y-2 border-s-2 py-1 ps-4", line)}>
      <p className={cn("flex items-center gap-2 font-medium text-ui", ink)}>
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {t(text)}
      </p>
      {children}
    </blockquote>
  );
}
