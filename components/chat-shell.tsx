"use client";

import { PanelLeft } from "lucide-react";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { keepInCookie, sidebarCookie, type Theme } from "./page-cookie";
import { ShellContext } from "./shell-context";
import type { Clock } from "./sidebar/group-by-date";
import { Sidebar } from "./sidebar/sidebar";
import { useText } from "./text-context";
import { IconButton } from "./ui/button";
import { useNewChat } from "./use-new-chat";

const Sheet = lazy(() => import("./ui/sheet"));

function keepFolded(folded: boolean): boolean {
  keepInCookie(sidebarCookie, folded ? "folded" : "open");
  return folded;
}

type Props = { clock: Clock; theme: Theme; folded: boolean; children: ReactNode };

/** The frame of every chat page: the sidebar beside it, or over it on a phone. */
export function ChatShell({ clock, theme, folded: initiallyFolded, children }: Props) {
  const { t } = useText();
  const [folded, setFolded] = useState(initiallyFolded);
  const [sheetOpen, setSheetOpen] = useState(false);
  const newChat = useNewChat();
  const shell = useMemo(
    () => ({ ...newChat, folded, unfold: () => setFolded(keepFolded(false)), openSheet: () => setSheetOpen(true) }),
    [newChat, folded],
  );
  const sidebar = { clock, theme, onOpen: () => setSheetOpen(false) };
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
        {sheetOpen && (
          <Suspense>
            <Sheet
              label={t("sidebar.conversations")}
              closeLabel={t("sidebar.close")}
              onClose={() => setSheetOpen(false)}
            >
              <Sidebar {...sidebar} />
            </Sheet>
          </Suspense>
        )}
        {children}
      </div>
    </ShellContext>
  );
}
