"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ComponentType, useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { Parameters } from "@/lib/core/draft";
import type { ModelBrief } from "@/lib/core/model";
import type { ComposerChange, NextQuestion } from "./composer-change";
import { countSettings } from "./count-settings";

export type ParametersProps = {
  model: ModelBrief | undefined;
  /** What was set in the drawer, without what the switches say. */
  parameters: Parameters;
  /** The system prompt of this conversation; undefined: the default one. */
  system: string | undefined;
  onChange: (change: ComposerChange) => void;
  /** Asked when code is shown or a preset is made of what is there. */
  nextQuestion: () => NextQuestion;
};

type Drawer = ComponentType<ParametersProps & { onClose: () => void }>;

const loadDrawer = () => import("./parameters-drawer");

/**
 * Opens everything that can be said about the next answer. The drawer's code comes when someone reaches for the button;
 * where it cannot be fetched the next press tries again.
 */
export function ParametersButton(props: ParametersProps) {
  const { t } = useText();
  const [drawer, setDrawer] = useState<{ Drawer: Drawer }>();
  const [open, setOpen] = useState(false);
  const prefetch = () => void loadDrawer().catch(() => {});
  const count = countSettings(props.parameters, props.system);
  const label = count > 0 ? t("drawer.openCount", { count }) : t("drawer.title");
  const show = () =>
    loadDrawer().then(
      (module) => {
        setDrawer({ Drawer: module.default });
        setOpen(true);
      },
      () => {},
    );
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={show}
        className={cn(
          "inline-flex h-9 shrink-0 items-center justify-center gap-1.5 rounded px-2 transition-colors hover:text-ink",
          "max-md:h-11 max-md:min-w-11 [&_svg]:size-4",
          count > 0 ? "text-accent" : "text-ink-soft",
        )}
      >
        <SlidersHorizontal aria-hidden />
        {count > 0 && <span className="tabular-nums">{count}</span>}
      </button>
      {open && drawer && <drawer.Drawer {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
