"use client";

import Link from "next/link";
import { memo } from "react";
import { useText } from "@/components/text-context";
import type { ModelCard } from "@/lib/core/model";
import { CapabilityBadges } from "./capability-badges";
import { PriceText, shortCount } from "./model-facts";

/** One model in the list, which leads to all that is known of it. */
export const ModelRow = memo(function ModelRow({ model }: { model: ModelCard }) {
  const { t } = useText();
  const { title, name, id, providerName, contextLength, words, prices, status, provider } = model;
  return (
    <li className="border-b border-line [contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
      <Link
        href={`/models/${id.split("/").map(encodeURIComponent).join("/")}`}
        prefetch={false}
        className="group grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_auto]"
      >
        <span className="min-w-0">
          <span className="block truncate text-body font-medium group-hover:text-accent">{title ?? name}</span>
          <span className="block truncate text-small text-ink-faint">
            {providerName} · <code className="font-mono">{id}</code>
          </span>
        </span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-ui text-ink-soft tabular-nums sm:flex-col sm:items-end">
          <span>
            {status.state === "ready" || t(status.state === "downloading" ? "models.downloading" : "model.unavailable")}
            {status.state === "ready" &&
              (contextLength === undefined ? null : t("models.context", { count: shortCount(contextLength) }))}
          </span>
          <span className="text-ink-faint">
            {provider === "embedded" ? t("models.here") : <PriceText prices={prices} />}
          </span>
        </span>
        <span className="sm:col-span-2">
          <CapabilityBadges words={words} />
        </span>
      </Link>
    </li>
  );
});
