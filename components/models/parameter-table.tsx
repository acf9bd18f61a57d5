"use client";

import { type Translate, useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { Capabilities } from "@/lib/core/model";
import { type ParameterSupport, parametersOf } from "@/lib/core/model-parameters";
import type { TextKey } from "@/lib/i18n/messages/en";

const supports: Record<ParameterSupport["support"], TextKey> = {
  native: "parameter.native",
  emulated: "parameter.emulated",
  unsupported: "parameter.unsupported",
};

/** What Parley sees to itself, whatever the model. */
const ours = new Set(["retries", "metadata", "sess_id"]);

const cell = "border-b border-line px-3 py-2 text-start align-baseline";

/** How a model takes every parameter of the API. On a phone the values stand under the name. */
export function ParameterTable({ capabilities }: { capabilities: Capabilities }) {
  const { t, locale } = useText();
  const number = new Intl.NumberFormat(locale);
  return (
    <div className="overflow-x-auto rounded-surface border border-line">
      <table className="w-full border-collapse text-ui tabular-nums">
        <thead className="bg-paper-soft">
          <tr>
            {(["parameter.name", "parameter.support", "parameter.values"] as const).map((key) => (
              <th
                key={key}
                scope="col"
                className={cn(cell, "font-semibold", key === "parameter.values" && "max-sm:hidden")}
              >
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {Object.entries(parametersOf(capabilities)).map(([name, parameter]) => {
            const values = valuesOf(parameter, t, number);
            const support = ours.has(name) ? "emulated" : parameter.support;
            return (
              <tr key={name}>
                <th scope="row" className={cn(cell, "font-normal")}>
                  <code className="font-mono text-small [overflow-wrap:anywhere]">{name}</code>
                  <span className="block text-small text-ink-soft empty:hidden sm:hidden">{values}</span>
                </th>
                <td
                  className={cn(cell, "whitespace-nowrap", support === "unsupported" ? "text-ink-faint" : "text-ink")}
                >
                  {t(supports[support])}
                </td>
                <td className={cn(cell, "text-ink-soft max-sm:hidden")}>{values}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The values of a parameter in words: its choices, its range, what is usual. */
export function valuesOf(parameter: ParameterSupport, t: Translate, number: Intl.NumberFormat): string {
  const said = [
    parameter.values?.join(", "),
    rangeOf(parameter, t, number),
    parameter.default !== undefined && t("parameter.default", { value: String(parameter.default) }),
    parameter.ignoredWhileThinking && t("parameter.notWhileThinking"),
  ];
  return said.filter(Boolean).join(" · ");
}

function rangeOf(parameter: ParameterSupport, t: Translate, number: Intl.NumberFormat): string | undefined {
  const { minimum, maximum = Number.POSITIVE_INFINITY, exclusiveMinimum } = parameter;
  const isBounded = maximum < Number.MAX_SAFE_INTEGER;
  const to = number.format(maximum);
  if (minimum === undefined) return isBounded ? t("parameter.most", { count: to }) : undefined;
  const from = `${exclusiveMinimum ? "> " : ""}${number.format(minimum)}`;
  return isBounded ? t("parameter.range", { from, to }) : t("parameter.least", { from });
}
