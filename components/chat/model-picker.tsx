"use client";

import { ChevronDown } from "lucide-react";
import { useModels } from "@/components/models-context";
import { type Translate, useText } from "@/components/text-context";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { ModelBrief, UnconfiguredProvider } from "@/lib/core/model";

/** Providers named in "Connect more"; the rest is a number. */
const namedProviders = 6;

/** The model the next question goes to, and all the others with their state. */
export function ModelPicker({ model, onChoose }: { model?: ModelBrief; onChoose: (model: ModelBrief) => void }) {
  const { t } = useText();
  const { models, unconfigured } = useModels();
  const name = model?.name ?? t("model.none");
  return (
    <Menu
      side="top"
      width="w-80"
      trigger={{
        "aria-label": t("model.label", { name }),
        className:
          "inline-flex h-9 min-w-0 items-center gap-1.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-paper-soft hover:text-ink max-md:h-11 [&_svg]:size-4 [&_svg]:shrink-0",
        children: (
          <>
            <span className="truncate">{name}</span>
            <ChevronDown aria-hidden />
          </>
        ),
      }}
      entries={[...modelEntries(models, model, onChoose, t), ...connectEntries(unconfigured, t)]}
    />
  );
}

function modelEntries(
  models: ModelBrief[],
  chosen: ModelBrief | undefined,
  onChoose: (model: ModelBrief) => void,
  t: Translate,
): MenuEntry[] {
  const byProvider = Map.groupBy(models, (model) => model.provider);
  return [...byProvider].flatMap(([provider, list]) => [
    { kind: "label", key: `provider-${provider}`, text: list[0]?.providerName ?? provider } as const,
    ...list.map((model) => ({
      kind: "item" as const,
      key: model.qualifiedId,
      text: <ModelName model={model} />,
      hint: stateHint(model, t),
      checked: model.qualifiedId === chosen?.qualifiedId,
      disabled: model.status.state !== "ready",
      onSelect: () => onChoose(model),
    })),
  ]);
}

function ModelName({ model }: { model: ModelBrief }) {
  return (
    <>
      {model.name}
      {model.status.state === "unavailable" && (
        <span className="block text-small break-words text-ink-faint">{model.status.reason}</span>
      )}
    </>
  );
}

function stateHint(model: ModelBrief, t: Translate): string | undefined {
  if (model.status.state === "ready") return undefined;
  if (model.status.state === "unavailable") return t("model.unavailable");
  return t("model.downloading", { percent: Math.floor(model.status.progress * 100) });
}

function connectEntries(unconfigured: UnconfiguredProvider[], t: Translate): MenuEntry[] {
  if (unconfigured.length === 0) return [];
  const rest = unconfigured.length - namedProviders;
  const lines = unconfigured.slice(0, namedProviders).map(({ provider, providerName, variable }) => ({
    kind: "note" as const,
    key: `connect-${provider}`,
    text: (
      <span className="flex justify-between gap-3">
        <span className="truncate">{providerName}</span>
        <code className="shrink-0 font-mono text-small">{variable}</code>
      </span>
    ),
  }));
  return [
    { kind: "separator", key: "connect-line" },
    { kind: "label", key: "connect", text: t("model.connectMore") },
    ...lines,
    ...(rest > 0 ? [{ kind: "note" as const, key: "connect-rest", text: t("model.more", { count: rest }) }] : []),
  ];
}
