"use client";

import { type ComponentPropsWithRef, type ComponentType, type ReactNode, useState } from "react";

/** One line of a menu. `note` is text only; `checked` makes it one of a choice. */
export type MenuEntry =
  | { kind: "label"; key: string; text: ReactNode }
  | { kind: "note"; key: string; text: ReactNode }
  | { kind: "separator"; key: string }
  | {
      kind: "item";
      key: string;
      text: ReactNode;
      hint?: ReactNode;
      icon?: ReactNode;
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    };

export type MenuProps = {
  entries: MenuEntry[];
  /** Attributes of the button that opens the menu; its name comes from `aria-label` or its content. */
  trigger: ComponentPropsWithRef<"button">;
  side?: "top" | "bottom";
  align?: "start" | "end";
  /** Tailwind width of the open menu. */
  width?: string;
};

const loadPanel = () => import("./menu-panel");

/**
 * A button with a menu. The menu's code is fetched when someone reaches for the button, not with the page;
 * where it cannot be fetched the button stays and the next press tries again.
 */
export function Menu(props: MenuProps) {
  const [panel, setPanel] = useState<{ Panel: ComponentType<MenuProps> }>();
  const prefetch = () => void loadPanel().catch(() => {});
  if (panel) return <panel.Panel {...props} />;
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      {...props.trigger}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={() =>
        loadPanel().then(
          (module) => setPanel({ Panel: module.default }),
          () => {},
        )
      }
    />
  );
}
