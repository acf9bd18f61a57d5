"use client";

import { Keyboard, LayoutGrid, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Theme } from "@/components/page-cookie";
import { useShell } from "@/components/shell-context";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { AppearanceMenu } from "./appearance-menu";
import { ConversationList } from "./conversation-list";
import type { Clock } from "./group-by-date";

type Props = {
  clock: Clock;
  theme: Theme;
  /** Something was opened, or a new chat begun. */
  onOpen: () => void;
  onShowShortcuts: () => void;
  /** The button that folds the sidebar away, where it folds. */
  fold?: ReactNode;
};

/** The name of the house, new chat, the conversations, and how the page looks. */
export function Sidebar({ clock, theme, onOpen, onShowShortcuts, fold }: Props) {
  const { t } = useText();
  const { beginNewChat } = useShell();
  const onModels = usePathname().startsWith("/models");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-14 shrink-0 items-center justify-between pr-2 pl-5">
        <span className="text-title font-semibold tracking-tight">Parley</span>
        {fold}
      </div>
      <div className="shrink-0 px-2 pb-3">
        <Link
          href="/"
          prefetch={false}
          aria-keyshortcuts="Control+Shift+O Meta+Shift+O"
          onClick={(event) => {
            beginNewChat(event);
            onOpen();
          }}
          className="flex h-9 items-center gap-2.5 rounded px-3 font-medium text-ink transition-colors hover:bg-paper max-md:h-11 [&_svg]:size-4 [&_svg]:text-accent"
        >
          <SquarePen aria-hidden />
          {t("app.newChat")}
        </Link>
        <Link
          href="/models"
          prefetch={false}
          aria-current={onModels ? "page" : undefined}
          onClick={onOpen}
          className="flex h-9 items-center gap-2.5 rounded px-3 text-ink-soft transition-colors hover:bg-paper hover:text-ink aria-[current=page]:bg-paper-raised aria-[current=page]:text-ink max-md:h-11 [&_svg]:size-4"
        >
          <LayoutGrid aria-hidden />
          {t("models.title")}
        </Link>
      </div>
      <nav
        aria-label={t("sidebar.conversations")}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-1"
      >
        <ConversationList clock={clock} onOpen={onOpen} />
      </nav>
      <div className="flex shrink-0 items-center justify-between border-t border-line px-2 py-2">
        <AppearanceMenu theme={theme} />
        <IconButton label={t("shortcuts.title")} className="pointer-coarse:hidden" onClick={onShowShortcuts}>
          <Keyboard aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
