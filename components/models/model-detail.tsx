"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ConversationTop } from "@/components/chat/conversation-top";
import { useText } from "@/components/text-context";
import { wordsOf } from "@/lib/core/capability-words";
import type { ModelEntry } from "@/lib/core/model";
import { CapabilityBadges } from "./capability-badges";
import { CodeSamples } from "./code-samples";
import { PriceText, shortCount } from "./model-facts";
import { ParameterTable } from "./parameter-table";

/** All that is known of one model, and how a program asks it. */
export function ModelDetail({ model, apiBase }: { model: ModelEntry; apiBase: string }) {
  const { t } = useText();
  const { capabilities } = model;
  const { contextLength, maxOutput, prices } = capabilities;
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop title={model.title ?? model.name} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-column px-4 pt-2 pb-16 sm:px-6">
          <Link
            href="/models"
            className="inline-flex min-h-9 items-center gap-2 text-ui text-ink-soft hover:text-ink max-md:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-4" />
            {t("models.all")}
          </Link>
          <p className="mt-2 text-ui text-ink-faint">{model.providerName}</p>
          <p className="mb-3 text-display font-semibold tracking-tight break-words">{model.title ?? model.name}</p>
          <CapabilityBadges words={wordsOf(capabilities)} />
          <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 tabular-nums sm:grid-cols-4">
            <Fact name={t("models.id")}>
              <code className="font-mono text-ui break-all">{model.id}</code>
            </Fact>
            <Fact name={t("models.contextLabel")}>
              {contextLength === undefined ? t("models.unknown") : shortCount(contextLength)}
            </Fact>
            <Fact name={t("models.longestAnswer")}>
              {maxOutput === undefined ? t("models.unknown") : shortCount(maxOutput)}
            </Fact>
            <Fact name={t("models.priceLabel")}>
              {model.provider === "embedded" ? t("models.here") : <PriceText prices={prices} />}
            </Fact>
          </dl>
          <h2 className="mt-10 mb-3 text-title font-semibold">{t("models.example")}</h2>
          <CodeSamples model={model} apiBase={apiBase} />
          <p className="mt-2 text-small text-ink-faint">{t("models.keyHint")}</p>
          <h2 className="mt-10 mb-3 text-title font-semibold">{t("models.parameters")}</h2>
          <p className="mb-3 max-w-prose text-ui text-ink-soft">{t("models.parametersLead")}</p>
          <ParameterTable capabilities={capabilities} />
        </div>
      </div>
    </main>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-ink-faint">{name}</dt>
      <dd className="text-body">{children}</dd>
    </div>
  );
}
