"use client";

import { Ghost, Paperclip, Plus, Slash, SlidersHorizontal } from "lucide-react";
import { useText } from "@/components/text-context";
import { Menu, type MenuEntry } from "@/components/ui/menu";

type Props = {
  onAddFiles: () => void;
  onCommands: () => void;
  onParameters: () => void;
  /** Undefined where a chat cannot change between stored and temporary any more. */
  temporary?: { isOn: boolean; toggle: () => void };
};

/** What can be put into a message or done about it, beside the words. */
export function PlusMenu({ onAddFiles, onCommands, onParameters, temporary }: Props) {
  const { t } = useText();
  const entries: MenuEntry[] = [
    { kind: "item", key: "files", icon: <Paperclip aria-hidden />, text: t("files.add"), onSelect: onAddFiles },
    {
      kind: "item",
      key: "commands",
      icon: <Slash aria-hidden />,
      text: t("commands.label"),
      hint: "/",
      onSelect: onCommands,
    },
    {
      kind: "item",
      key: "parameters",
      icon: <SlidersHorizontal aria-hidden />,
      text: t("drawer.title"),
      onSelect: onParameters,
    },
    ...(temporary
      ? [
          {
            kind: "item" as const,
            key: "temporary",
            icon: <Ghost aria-hidden />,
            text: t(temporary.isOn ? "temporary.end" : "temporary.begin"),
            onSelect: temporary.toggle,
          },
        ]
      : []),
  ];
  return (
    <Menu
      side="top"
      width="w-60"
      trigger={{
        "aria-label": t("composer.add"),
        title: t("composer.add"),
        className:
          "inline-flex size-9 shrink-0 items-center justify-center rounded text-ink-soft transition-colors hover:bg-paper-soft hover:text-ink max-md:size-11 [&_svg]:size-[1.125rem]",
        children: <Plus aria-hidden />,
      }}
      entries={entries}
    />
  );
}
