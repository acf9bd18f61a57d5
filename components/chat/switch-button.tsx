"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { cn } from "@/lib/cn";

type Props = {
  icon: ReactNode;
  label: string;
  pressed: boolean;
  onPress: () => void;
  /** Why it cannot be switched. */
  fixed?: string;
  /** Finer choices, and the name of the button that opens them. */
  menu?: { label: string; entries: MenuEntry[] };
};

/** A switch of the composer with finer choices beside it. On a phone the word gives way to the sign. */
export function SwitchButton({ icon, label, pressed, onPress, fixed, menu }: Props) {
  return (
    <span
      className={cn(
        "inline-flex h-9 shrink-0 items-center rounded transition-colors max-md:h-11",
        pressed ? "bg-paper-soft text-accent" : "text-ink-soft",
      )}
    >
      <button
        type="button"
        aria-pressed={pressed}
        aria-label={label}
        title={fixed ?? label}
        aria-disabled={fixed !== undefined}
        onClick={fixed === undefined ? onPress : undefined}
        className={cn(
          "inline-flex h-full items-center gap-1.5 rounded ps-2.5 hover:text-ink aria-pressed:hover:text-accent max-md:min-w-11 max-md:justify-center [&_svg]:size-4 [&_svg]:shrink-0",
          menu ? "pe-1 max-md:pe-0" : "pe-2.5",
        )}
      >
        {icon}
        <span className="max-sm:hidden">{label}</span>
      </button>
      {menu && (
        <Menu
          side="top"
          width="w-64"
          trigger={{
            "aria-label": menu.label,
            title: menu.label,
            className:
              "inline-flex h-full w-6 items-center justify-center rounded hover:text-ink max-md:w-8 [&_svg]:size-3.5",
            children: <ChevronDown aria-hidden />,
          }}
          entries={menu.entries}
        />
      )}
    </span>
  );
}
