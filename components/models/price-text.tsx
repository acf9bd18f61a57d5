"use client";

import { useText } from "@/components/text-context";
import type { Prices } from "@/lib/core/model";

/** What a million tokens cost, in and out. `labelled`: it stands under the word "price". */
export function PriceText({ prices, labelled = false }: { prices?: Prices; labelled?: boolean }) {
  const { t, locale } = useText();
  if (prices?.input === undefined || prices.output === undefined) {
    return <>{t(labelled ? "models.unknown" : "models.priceUnknown")}</>;
  }
  if (prices.input === 0 && prices.output === 0) return <>{t("models.free")}</>;
  const money = (amount: number) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency: prices.currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      maximumFractionDigits: 4,
    }).format(amount);
  return <>{t("models.price", { input: money(prices.input), output: money(prices.output) })}</>;
}
