"use client";

import { useText } from "@/components/text-context";
import type { UnconfiguredProvider } from "@/lib/core/model";

/** Providers that are named; the rest is a number. */
const named = 6;

/** The providers that wait for a key or an address, with the variable that gives it. */
export function ConnectMore({ providers }: { providers: UnconfiguredProvider[] }) {
  const { t } = useText();
  if (providers.length === 0) return null;
  const rest = providers.length - named;
  return (
    <section className="mt-1 border-t border-line px-2.5 pt-2 pb-1 text-small">
      <h2 className="pb-1 text-ink-faint">{t("model.connectMore")}</h2>
      <dl className="text-ink-soft">
        {providers.slice(0, named).map(({ provider, providerName, variable }) => (
          <div key={provider} className="flex justify-between gap-3 py-0.5">
            <dt className="truncate">{providerName}</dt>
            <dd className="shrink-0 font-mono">{variable}</dd>
          </div>
        ))}
      </dl>
      {rest > 0 && <p className="py-0.5 text-ink-soft">{t("model.more", { count: rest })}</p>}
    </section>
  );
}
