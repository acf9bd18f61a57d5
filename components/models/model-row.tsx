"use client";

import Link from "next/link";
import { memo } from "react";
import { shortCount } from "@/components/short-count";
import { useText } from "@/components/text-context";
import type { ModelCard } from "@/lib/core/model";
import { CapabilityBadges } from "./capability-badges";
import { PriceText } from "./price-text";
import { noteOpened } from "./way-back";

/** One model in the list, which leads to all that is known of it. */
export const ModelRow = memo(function ModelRow({ model }: { model: ModelCard }) {
  const { t } = useText();
  const { title, name, id, qualifiedId, providerName, contextLength, words, prices, status, provider } = model;
  const context = contextLength === undefined ? "" : t("models.context", { count: shortCount(contextLength) });
  const notReady = status.state === "downloading" ? t("models.downloading") : t("model.unavailable");
  return (
    <li data-model={qualifiedId} className="border-b border-line">
      <Link
        href={`/models/${id.split("/").map(encodeURIComponent).join("/")}`}
        prefetch={false}
        onClick={() => noteOpened(qualifiedId)}
        className="group grid gap-x-6 gap-y-1.5 py-3 outline-offset-[-2px] sm:grid-cols-[1fr_auto]"
      >
        <span className="min-w-0">
          <span className="block truncate text-body font-medium transition-colors group-hover:text-accent">
            {title ?? name}
          </span>
          <span className="block truncate text-small text-ink-faint">
            {providerName} · <code className="font-mono">{id}</code>
          </span>
        </span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-ui tabular-nums sm:flex-col sm:items-end sm:pt-1">
          <span className="text-ink-soft empty:hidden">{status.state === "ready" ? context : notReady}</span>
          <span className="text-ink-faint">
            {provider === "embedded" ? t("models.here") : <PriceText prices={prices} />}
          </span>
        </span>
        <span className="empty:hidden sm:col-span-2">
          <CapabilityBadges words={words} />
        </span>
      </Link>
    </li>
  );
});
