"use client";

import Link from "next/link";
import { useShell } from "@/components/shell-context";
import { useText } from "@/components/text-context";
import { buttonClass } from "@/components/ui/button";
import type { ModelEntry } from "@/lib/core/model";

/** Begins a new chat with a model, where it can answer now; else says why not. */
export function ChatWithModel({ model }: { model: ModelEntry }) {
  const { t } = useText();
  const { beginNewChat } = useShell();
  const { status, qualifiedId } = model;
  if (status.state === "unavailable") return <p className="text-ui text-ink-soft">{status.reason}</p>;
  if (status.state === "downloading") {
    return (
      <p className="text-ui text-ink-soft tabular-nums">
        {t("model.downloading", { percent: Math.floor(status.progress * 100) })}
      </p>
    );
  }
  return (
    <Link
      href={`/?model=${encodeURIComponent(qualifiedId)}`}
      prefetch={false}
      onClick={beginNewChat}
      className={buttonClass("primary")}
    >
      {t("models.chat")}
    </Link>
  );
}
