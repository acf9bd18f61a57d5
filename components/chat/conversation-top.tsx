"use client";

import { Ellipsis, Menu as MenuIcon, PanelLeft, Printer, Search, SquarePen } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell-context";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { askThread } from "./window/thread-commands";

/** The top line of a page: the way to the other conversations, the title, and what can be done with all of it. */
export function ConversationTop({ title }: { title?: string }) {
  const { t } = useText();
  const { folded, unfold, openSheet, beginNewChat } = useShell();
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 px-2 pt-[env(safe-area-inset-top)] sm:px-3">
      <IconButton label={t("sidebar.show")} className="md:hidden" onClick={openSheet}>
        <MenuIcon aria-hidden />
      </IconButton>
      {folded && (
        <IconButton label={t("sidebar.show")} className="max-md:hidden" onClick={unfold}>
          <PanelLeft aria-hidden />
        </IconButton>
      )}
      {title !== undefined && (
        <>
          <h1 dir="auto" data-print="title" className="min-w-0 flex-1 truncate px-2 text-ui font-medium text-ink-soft">
            {title || t("sidebar.untitled")}
          </h1>
          <ConversationMenu />
          <Link
            href="/"
            prefetch={false}
            aria-label={t("app.newChat")}
            onClick={beginNewChat}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded text-ink-soft hover:bg-paper-soft md:hidden"
          >
            <SquarePen aria-hidden className="size-4.5" />
          </Link>
        </>
      )}
    </header>
  );
}

/** A menu gives the focus back to its button a moment after it has closed; what was chosen comes after that. */
function afterMenu(action: () => void): void {
  requestAnimationFrame(() => {
    if (document.activeElement?.closest('[role="menu"]')) afterMenu(action);
    else setTimeout(action);
  });
}

/** What can be done with the whole conversation. */
function ConversationMenu() {
  const { t } = useText();
  const entries: MenuEntry[] = [
    {
      kind: "item",
      key: "find",
      text: t("find.label"),
      icon: <Search aria-hidden />,
      onSelect: () => afterMenu(() => askThread({ type: "find" })),
    },
    {
      kind: "item",
      key: "print",
      text: t("print.menu"),
      icon: <Printer aria-hidden />,
      onSelect: () => afterMenu(() => askThread({ type: "print" })),
    },
  ];
  return (
    <Menu
      entries={entries}
      align="end"
      trigger={{
        "aria-label": t("conversation.options"),
        title: t("conversation.options"),
        className:
          "inline-flex size-9 shrink-0 items-center justify-center rounded text-ink-soft transition-colors hover:bg-paper-soft hover:text-ink max-md:size-11",
        children: <Ellipsis aria-hidden className="size-4.5" />,
      }}
    />
  );
}
