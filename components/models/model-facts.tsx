"use client";

import { useText } from "@/components/text-context";
import type { Prices } from "@/lib/core/model";

const thousand = 1_000;
const million = 1_000_000;

/** A number of tokens as people say it: 128K, 1M. */
export function shortCount(tokens: number): string {
  if (tokens >= million) return `${Math.round((tokens / million) * 10) / 10}M`;
  return tokens >= thousand ? `${Math.round(tokens / thousand)}K` : String(tokens);
}

/** What a million tokens cost, in and out. */
export function PriceText({ prices }: { prices?: Prices }) {
  const { t, locale } = useText();
  if (prices?.input === undefined || prices.output === undefined) return <>{t("models.priceUnknown")}</>;
  if (prices.input === 0 && prices.output === 0) return <>{t("models.free")}</>;
  const money = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: prices.currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 0,
    maximumFractionDigits: 4,
  });
  return <>{t("models.price", { input: money.format(prices.input), output: money.format(prices.output) })}</>;
}
