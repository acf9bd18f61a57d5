"use client";

import { RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";

/** What happened, what was kept, and what to do. `detail`: the words of whoever failed; `children`: what else can be done. */
export function ProblemNote({
  title,
  text,
  detail,
  onRetry,
  children,
}: {
  title: string;
  text: string;
  detail?: string;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const { t } = useText();
  return (
    <div
      role="alert"
      className="rise mt-4 mb-1 flex gap-3 rounded-surface border border-line bg-paper-raised px-4 py-3.5 text-ui"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{title}</p>
        <p className="text-ink-soft">{text}</p>
        {detail && <p className="text-small break-words text-ink-faint">{detail}</p>}
        <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
          {children}
          {onRetry && (
            <Button onClick={onRetry}>
              <RotateCcw aria-hidden className="size-4" />
              {t("action.retry")}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
