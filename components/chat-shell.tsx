"use client";

import { PanelLeft } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { keepInCookie, sidebarCookie, type Theme } from "./page-cookie";
import { ShellContext } from "./shell-context";
import { usePageShortcuts } from "./shortcuts/use-page-shortcuts";
import type { Clock } from "./sidebar/group-by-date";
import { Sidebar } from "./sidebar/sidebar";
import { useText } from "./text-context";
import { IconButton } from "./ui/button";
import { useNewChat } from "./use-new-chat";

type SheetModule = typeof import("./ui/sheet");
type ShortcutsModule = typeof import("./shortcuts/shortcuts-dialog");

function keepFolded(folded: boolean): boolean {
  keepInCookie(sidebarCookie, folded ? "folded" : "open");
  return folded;
}

type Props = { clock: Clock; theme: Theme; folded: boolean; children: ReactNode };

/** The frame of every chat page: the sidebar beside it, or over it on a phone. */
export function ChatShell({ clock, theme, folded: initiallyFolded, children }: Props) {
  const { t } = useText();
  const [folded, setFolded] = useState(initiallyFolded);
  const [sheet, setSheet] = useState<SheetModule>();
  const [shortcuts, setShortcuts] = useState<ShortcutsModule>();
  const newChat = useNewChat();
  const [showShortcuts] = useState(() => () => {
    void import("./shortcuts/shortcuts-dialog").then(setShortcuts, () => {});
  });
  usePageShortcuts({ showList: showShortcuts, foldSidebar: () => setFolded(keepFolded(!folded)) });
  const shell = useMemo(
    () => ({
      ...newChat,
      folded,
      unfold: () => setFolded(keepFolded(false)),
      // The code of the sheet comes with the first tap; where it cannot be fetched, the next tap tries again.
      openSheet: () => void import("./ui/sheet").then(setSheet, () => {}),
      showShortcuts,
    }),
    [newChat, folded, showShortcuts],
  );
  const closeSheet = () => setSheet(undefined);
  const sidebar = { clock, theme, onOpen: closeSheet, onShowShortcuts: showShortcuts };
  return (
    <ShellContext value={shell}>
      <div className="flex h-dvh">
        {!folded && (
          <aside
            aria-label="Parley"
            className="flex w-65 shrink-0 flex-col border-r border-line bg-paper-sunken max-md:hidden"
          >
            <Sidebar
              {...sidebar}
              fold={
                <IconButton label={t("sidebar.hide")} onClick={() => setFolded(keepFolded(true))}>
                  <PanelLeft aria-hidden />
                </IconButton>
              }
            />
          </aside>
        )}
        {sheet && (
          <sheet.default label={t("sidebar.conversations")} closeLabel={t("sidebar.close")} onClose={closeSheet}>
            <Sidebar {...sidebar} />
          </sheet.default>
        )}
        {shortcuts && <shortcuts.default onClose={() => setShortcuts(undefined)} />}
        {children}
      </div>
    </ShellContext>
  );
}
