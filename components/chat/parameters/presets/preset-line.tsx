"use client";

import { MoreHorizontal } from "lucide-react";
import { useText } from "@/components/text-context";
import { Menu } from "@/components/ui/menu";
import type { Preset } from "@/lib/core/preset";
import type { PresetActions } from "./use-preset-actions";

type Props = { preset: Preset; actions: PresetActions; onRename: () => void };

/** One preset: a press sets what it holds. */
export function PresetLine({ preset, actions, onRename }: Props) {
  const { t } = useText();
  const { name, model } = preset;
  return (
    <li className="flex items-center rounded transition-colors hover:bg-paper-soft">
      <button
        type="button"
        dir="auto"
        aria-label={t("presets.apply", { name })}
        onClick={() => actions.apply(preset)}
        className="min-h-9 min-w-0 flex-1 truncate rounded px-2 text-start max-md:min-h-11"
      >
        {name}
        {model && <span className="ms-2 text-small text-ink-faint">{model}</span>}
      </button>
      <Menu
        align="end"
        trigger={{
          "aria-label": t("presets.options", { name }),
          className:
            "inline-flex size-9 shrink-0 items-center justify-center rounded text-ink-soft hover:text-ink max-md:size-11 [&_svg]:size-4",
          children: <MoreHorizontal aria-hidden />,
        }}
        entries={[
          { kind: "item", key: "rename", text: t("presets.rename"), onSelect: onRename },
          { kind: "item", key: "replace", text: t("presets.update"), onSelect: () => actions.replace(preset) },
          {
            kind: "item",
            key: "delete",
            text: t("presets.delete"),
            danger: true,
            onSelect: () => actions.remove(preset),
          },
        ]}
      />
    </li>
  );
}
