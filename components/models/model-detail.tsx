"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { ConversationTop } from "@/components/chat/conversation-top";
import { shortCount } from "@/components/short-count";
import { useText } from "@/components/text-context";
import { wordsOf } from "@/lib/core/capability-words";
import type { ModelEntry } from "@/lib/core/model";
import { CapabilityBadges } from "./capability-badges";
import { ChatWithModel } from "./chat-with-model";
import { CodeSamples } from "./code-samples";
import { ParameterTable } from "./parameter-table";
import { PriceText } from "./price-text";
import { listAddress } from "./way-back";

/** All that is known of one model, and how a program asks it. */
export function ModelDetail({ model, apiBase }: { model: ModelEntry; apiBase: string }) {
  const { t } = useText();
  const { capabilities, title, name } = model;
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="mx-auto w-full max-w-column px-4 pb-16 sm:px-6">
          <BackToList />
          <div className="mt-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div className="min-w-0">
              <p className="text-ui text-ink-faint">{model.providerName}</p>
              <h1 className="text-display font-semibold tracking-tight [overflow-wrap:anywhere]">{title ?? name}</h1>
            </div>
            <ChatWithModel model={model} />
          </div>
          <div className="mt-3 empty:hidden">
            <CapabilityBadges words={wordsOf(capabilities)} />
          </div>
          <Facts model={model} />
          <h2 className="mt-10 mb-3 text-title font-semibold">{t("models.example")}</h2>
          <CodeSamples model={model} apiBase={apiBase} />
          <p className="mt-2 text-small [overflow-wrap:anywhere] text-ink-faint">{t("models.keyHint")}</p>
          <h2 className="mt-10 mb-2 text-title font-semibold">{t("models.parameters")}</h2>
          <p className="mb-4 max-w-prose text-ui text-ink-soft">{t("models.parametersLead")}</p>
          <ParameterTable capabilities={capabilities} />
        </div>
      </div>
    </main>
  );
}

/** The way to the list as it was left. */
function BackToList() {
  const { t } = useText();
  const [address, setAddress] = useState("/models");
  useEffect(() => setAddress(listAddress()), []);
  return (
    <Link
      href={address}
      prefetch={false}
      className="-ms-1 inline-flex min-h-9 items-center gap-1.5 rounded px-1 text-ui text-ink-soft transition-colors hover:text-ink max-md:min-h-11"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {t("models.all")}
    </Link>
  );
}

function Facts({ model }: { model: ModelEntry }) {
  const { t } = useText();
  const { contextLength, maxOutput, prices } = model.capabilities;
  const tokens = (count: number | undefined) => (count === undefined ? t("models.unknown") : shortCount(count));
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line py-4 tabular-nums sm:grid-cols-4">
      <Fact name={t("models.id")}>
        <code className="font-mono text-ui [overflow-wrap:anywhere]">{model.id}</code>
      </Fact>
      <Fact name={t("models.contextLabel")}>{tokens(contextLength)}</Fact>
      <Fact name={t("models.longestAnswer")}>{tokens(maxOutput)}</Fact>
      <Fact name={t("models.pricePerMillion")}>
        {model.provider === "embedded" ? t("models.here") : <PriceText prices={prices} labelled />}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-ink-faint">{name}</dt>
      <dd className="mt-0.5 text-ui leading-6">{children}</dd>
    </div>
  );
}
