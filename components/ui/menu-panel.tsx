"use client";

import * as Dropdown from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import { cn } from "@/lib/cn";
import type { MenuEntry, MenuProps } from "./menu";

/** The open half of `Menu`: keyboard, focus and placing are Radix's, the look is ours. */
export default function MenuPanel({ entries, trigger, side = "bottom", align = "start", width = "w-56" }: MenuProps) {
  const first = entries.find((entry) => entry.kind === "item" && entry.checked);
  return (
    <Dropdown.Root defaultOpen modal={false}>
      <Dropdown.Trigger asChild>
        <button type="button" {...trigger} />
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "rise z-50 max-h-[min(28rem,var(--radix-dropdown-menu-content-available-height))] max-w-[calc(100vw-1rem)]",
            "overflow-y-auto rounded-surface border border-line bg-paper-raised p-1 text-ui text-ink shadow-float",
            width,
          )}
        >
          {entries.map((entry) => (
            <MenuLine key={entry.key} entry={entry} inView={entry === first} />
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

/** What is chosen now is seen when the menu opens; only the menu scrolls, nothing around it. */
function bringIntoView(line: HTMLElement | null): void {
  // The menu gets its height when it has been placed, which is after this.
  requestAnimationFrame(() => {
    const panel = line?.parentElement;
    if (panel && line.offsetTop + line.offsetHeight > panel.clientHeight) {
      panel.scrollTop = line.offsetTop - panel.clientHeight / 2;
    }
  });
}

/** `inView`: the menu opens where this line is seen. */
function MenuLine({ entry, inView }: { entry: MenuEntry; inView: boolean }) {
  if (entry.kind === "separator") return <Dropdown.Separator className="mx-2 my-1 h-px bg-line" />;
  if (entry.kind === "label") {
    return <Dropdown.Label className="px-2 pt-2 pb-1 text-small text-ink-faint">{entry.text}</Dropdown.Label>;
  }
  if (entry.kind === "note") return <div className="px-2 py-1 text-small text-ink-soft">{entry.text}</div>;
  const line = (
    <>
      {entry.icon}
      <span className="min-w-0 flex-1 break-words">{entry.text}</span>
      {entry.hint && <span className="shrink-0 text-small text-ink-faint tabular-nums">{entry.hint}</span>}
    </>
  );
  const className = cn(
    "flex min-h-9 items-center gap-2 rounded px-2 py-1.5 outline-none max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
    "data-highlighted:bg-paper-soft data-disabled:text-ink-faint",
    entry.danger && "text-danger",
  );
  if (entry.checked === undefined) {
    return (
      <Dropdown.Item className={className} disabled={entry.disabled} onSelect={entry.onSelect}>
        {line}
      </Dropdown.Item>
    );
  }
  return (
    <Dropdown.CheckboxItem
      ref={inView ? bringIntoView : undefined}
      className={className}
      checked={entry.checked}
      disabled={entry.disabled}
      onSelect={entry.onSelect}
      role="menuitemradio"
    >
      {line}
      <span className="size-4 shrink-0 text-accent">{entry.checked && <Check aria-hidden />}</span>
    </Dropdown.CheckboxItem>
  );
}
