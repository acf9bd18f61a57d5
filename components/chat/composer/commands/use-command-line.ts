import {
  type ComponentType,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { queryOf } from "./command";
import type { CommandKeys, CommandListProps } from "./command-list";

const loadList = () => import("./command-list");

/** The commands under a text that begins with a slash. */
export type CommandLine = {
  /** The list and what it looks for; undefined while none is shown. */
  shown?: { List: ComponentType<CommandListProps>; query: string };
  keys: RefObject<CommandKeys | null>;
  onKey: (event: KeyboardEvent) => boolean;
  /** The slash is meant as text. */
  dismiss: () => void;
};

/**
 * Opens the commands when a slash stands first. Their code comes with the first slash; where it cannot be fetched, a
 * slash is a slash.
 */
export function useCommandLine(text: string): CommandLine {
  const [List, setList] = useState<{ Component: ComponentType<CommandListProps> }>();
  const [dismissed, setDismissed] = useState(false);
  const keys = useRef<CommandKeys>(null);
  const isSlash = text.startsWith("/");
  const query = dismissed ? undefined : queryOf(text);
  const isWanted = query !== undefined;
  useEffect(() => {
    if (!isSlash) setDismissed(false);
  }, [isSlash]);
  useEffect(() => {
    if (!isWanted || List) return;
    loadList().then(
      (module) => setList({ Component: module.default }),
      () => {},
    );
  }, [isWanted, List]);
  return {
    shown: List && isWanted ? { List: List.Component, query } : undefined,
    keys,
    onKey: useCallback((event) => keys.current?.onKey(event) ?? false, []),
    dismiss: useCallback(() => setDismissed(true), []),
  };
}
