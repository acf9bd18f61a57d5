"use client";

import { Check, Minus, Wrench } from "lucide-react";
import { valuesOf } from "@/components/models/parameter-table";
import { useText } from "@/components/text-context";
import type { ParameterSupport } from "@/lib/core/model-parameters";
import type { TextKey } from "@/lib/i18n/messages/en";

const words: Record<ParameterSupport["support"], TextKey> = {
  native: "drawer.byModel",
  emulated: "drawer.byParley",
  unsupported: "drawer.byNobody",
};
const signs = { native: Check, emulated: Wrench, unsupported: Minus };

type Props = { id: string; support?: ParameterSupport; spellings?: readonly string[] };

/** Who sees to a parameter with this model, its range, and how else a request may spell it. */
export function SupportNote({ id, support, spellings }: Props) {
  const { t, locale } = useText();
  const Sign = support && signs[support.support];
  const values = support && valuesOf(support, t, new Intl.NumberFormat(locale));
  const also = spellings && t("drawer.alsoSpelled", { names: spellings.join(", ") });
  const rest = [values, also].filter(Boolean).join(" · ");
  return (
    <p id={id} className="mt-2 text-small [overflow-wrap:anywhere] text-ink-faint tabular-nums empty:hidden">
      {support && Sign && (
        <span className="whitespace-nowrap">
          <Sign aria-hidden className="me-1 inline size-3 align-[-0.1em]" />
          {t(words[support.support])}
        </span>
      )}
      {support && rest && " · "}
      {rest}
    </p>
  );
}
