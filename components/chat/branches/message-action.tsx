"use client";

import type { LucideIcon } from "lucide-react";
import { useToast } from "@/components/toast";
import { IconButton } from "@/components/ui/button";
import type { MenuEntry } from "@/components/ui/menu";
import { cn } from "@/lib/cn";

/** One thing to do with a message. `hindrance`: why it cannot be done now. */
export type MessageAction = {
  key: string;
  label: string;
  icon: LucideIcon;
  run: () => void;
  hindrance?: string;
  danger?: boolean;
};

/** The actions as lines of a menu, with the reason where some of them cannot be done. */
export function toMenuEntries(actions: readonly MessageAction[]): MenuEntry[] {
  const hindrance = actions.find((action) => action.hindrance)?.hindrance;
  const lines = actions.map(({ key, label, icon: Icon, run, danger, ...action }): MenuEntry => {
    const disabled = action.hindrance !== undefined;
    return { kind: "item", key, text: label, icon: <Icon aria-hidden />, danger, disabled, onSelect: run };
  });
  return hindrance ? [...lines, { kind: "note", key: "hindrance", text: hindrance }] : lines;
}

type Props = {
  action: MessageAction;
  /** There is nothing to do with it here; it stays reachable, so that it can keep the focus. */
  isOff?: boolean;
  className?: string;
};

/** A sign to press. While it is hindered it stays reachable and says why. */
export function ActionButton({ action, isOff = false, className }: Props) {
  const toast = useToast();
  const { key, label, icon: Icon, run, hindrance } = action;
  const press = () => {
    if (isOff) return;
    if (hindrance) toast({ text: hindrance });
    else run();
  };
  return (
    <IconButton
      label={label}
      data-control={key}
      title={hindrance ? `${label} · ${hindrance}` : label}
      aria-disabled={isOff || hindrance !== undefined}
      aria-description={hindrance}
      onClick={press}
      className={cn("aria-disabled:!text-ink-faint aria-disabled:opacity-45", className)}
    >
      <Icon aria-hidden />
    </IconButton>
  );
}
