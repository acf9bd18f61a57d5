"use client";

import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "@/components/text-context";
import type { ModelBrief } from "@/lib/core/model";

type PanelModule = typeof import("./model-panel");

const loadPanel = () => import("./model-panel");

/**
 * The model the next question goes to, and the way to all the others. The code of the list is fetched when someone
 * reaches for the button; where it cannot be fetched, the next press tries again.
 */
export function ModelPicker({ model, onChoose }: { model?: ModelBrief; onChoose: (model: ModelBrief) => void }) {
  const { t } = useText();
  const trigger = useRef<HTMLButtonElement>(null);
  const [panel, setPanel] = useState<PanelModule>();
  const prefetch = () => void loadPanel().catch(() => {});
  const close = () => setPanel(undefined);
  const name = model ? (model.title ?? model.name) : t("model.none");
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={panel !== undefined}
        aria-label={t("model.label", { name })}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => (panel ? close() : void loadPanel().then(setPanel, () => {}))}
        className="inline-flex h-9 min-w-11 items-center gap-1 rounded ps-2 pe-1.5 text-ink-soft transition-colors hover:bg-paper-soft hover:text-ink aria-expanded:bg-paper-soft max-md:h-11 [&_svg]:size-4 [&_svg]:shrink-0"
      >
        <span className="truncate">{name}</span>
        <ChevronDown aria-hidden />
      </button>
      {panel && <panel.default model={model} trigger={trigger} onChoose={onChoose} onClose={close} />}
    </>
  );
}
