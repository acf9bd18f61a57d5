"use client";

import { ChevronDown, Lock } from "lucide-react";
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

/**
 * A switch of the composer with finer choices beside it. On a phone the word gives way to the sign, and the choices
 * are in `AnswerOptions`.
 */
export function SwitchButton({ icon, label, pressed, onPress, fixed, menu }: Props) {
  return (
    <span
      className={cn(
        "inline-flex h-9 shrink-0 items-center rounded transition-colors max-md:h-11",
        pressed ? "bg-accent-soft text-accent ring-1 ring-accent/65 ring-inset" : "text-ink-soft",
      )}
    >
      <button
        type="button"
        aria-pressed={pressed}
        aria-label={label}
        aria-description={fixed}
        title={fixed ?? label}
        aria-disabled={fixed !== undefined}
        onClick={fixed === undefined ? onPress : undefined}
        className={cn(
          "inline-flex h-full items-center gap-1.5 rounded ps-2.5 transition-colors aria-disabled:cursor-default max-sm:w-11 max-sm:justify-center max-sm:px-0",
          "not-aria-pressed:hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0",
          menu ? "pe-1" : "pe-2",
        )}
      >
        {icon}
        <span className="max-sm:hidden">{label}</span>
        {fixed !== undefined && <Lock aria-hidden className="!size-3 max-sm:hidden" />}
      </button>
      {menu && (
        <span className="inline-flex h-full max-sm:hidden">
          <Menu
            side="top"
            align="end"
            width="w-64"
            trigger={{
              "aria-label": menu.label,
              title: menu.label,
              className:
                "inline-flex h-full w-7 items-center justify-center rounded transition-colors hover:text-ink max-md:w-11 [&_svg]:size-4",
              children: <ChevronDown aria-hidden />,
            }}
            entries={menu.entries}
          />
        </span>
      )}
    </span>
  );
}
