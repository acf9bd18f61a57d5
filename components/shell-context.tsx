"use client";

import { createContext, useContext } from "react";
import type { NewChat } from "./use-new-chat";

/** What the frame gives a page. */
export type Shell = NewChat & {
  folded: boolean;
  unfold: () => void;
  openSheet: () => void;
  showShortcuts: () => void;
};

export const ShellContext = createContext<Shell>({
  newChats: 0,
  beginNewChat: () => {},
  stayOnNewPage: () => () => {},
  folded: false,
  unfold: () => {},
  openSheet: () => {},
  showShortcuts: () => {},
});

/** The frame around a page. */
export function useShell(): Shell {
  return useContext(ShellContext);
}
