"use client";

import { Menu, PanelLeft, SquarePen } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell-context";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";

/** The top line of a page: the way to the other conversations, and the title. */
export function ConversationTop({ title }: { title?: string }) {
  const { t } = useText();
  const { folded, unfold, openSheet, beginNewChat } = useShell();
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 px-2 pt-[env(safe-area-inset-top)] sm:px-3">
      <IconButton label={t("sidebar.show")} className="md:hidden" onClick={openSheet}>
        <Menu aria-hidden />
      </IconButton>
      {folded && (
        <IconButton label={t("sidebar.show")} className="max-md:hidden" onClick={unfold}>
          <PanelLeft aria-hidden />
        </IconButton>
      )}
      {title !== undefined && (
        <>
          <h1 dir="auto" className="min-w-0 flex-1 truncate px-2 text-ui font-medium text-ink-soft">
            {title || t("sidebar.untitled")}
          </h1>
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
