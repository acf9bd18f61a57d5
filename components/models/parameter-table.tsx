"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { Capabilities } from "@/lib/core/model";
import { type ParameterSupport, parametersOf } from "@/lib/core/model-parameters";
import type { TextKey } from "@/lib/i18n/messages/en";

const supports: Record<ParameterSupport["support"], TextKey> = {
  native: "parameter.native",
  emulated: "parameter.emulated",
  unsupported: "parameter.unsupported",
};

/** How a model takes every parameter of the API. */
export function ParameterTable({ capabilities }: { capabilities: Capabilities }) {
  const { t } = useText();
  return (
    <div className="overflow-x-auto rounded-surface border border-line">
      <table className="w-full border-collapse text-ui tabular-nums">
        <thead className="bg-paper-soft text-start">
          <tr>
            {(["parameter.name", "parameter.support", "parameter.values"] as const).map((key) => (
              <th key={key} scope="col" className="border-b border-line px-3 py-2 text-start font-semibold">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {Object.entries(parametersOf(capabilities)).map(([name, parameter]) => (
            <tr key={name}>
              <th scope="row" className="border-b border-line px-3 py-2 text-start font-normal">
                <code className="font-mono text-small">{name}</code>
              </th>
              <td
                className={cn(
                  "border-b border-line px-3 py-2 whitespace-nowrap",
                  parameter.support === "unsupported" ? "text-ink-faint" : "text-ink",
                )}
              >
                {t(supports[parameter.support])}
              </td>
              <td className="border-b border-line px-3 py-2 text-ink-soft">
                <Values parameter={parameter} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Values({ parameter }: { parameter: ParameterSupport }) {
  const { t } = useText();
  const { minimum, maximum, exclusiveMinimum, values, ignoredWhileThinking } = parameter;
  const said = [
    values?.join(", "),
    minimum !== undefined &&
      maximum !== undefined &&
      t("parameter.range", { from: exclusiveMinimum ? `> ${minimum}` : minimum, to: maximum }),
    minimum === undefined && maximum !== undefined && t("parameter.most", { count: maximum }),
    parameter.default !== undefined && t("parameter.default", { value: String(parameter.default) }),
    ignoredWhileThinking && t("parameter.notWhileThinking"),
  ].filter(Boolean);
  return <>{said.join(" · ")}</>;
}
