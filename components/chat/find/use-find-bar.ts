"use client";

import { type ComponentType, type RefObject, useCallback, useRef, useState } from "react";
import type { FindBarProps } from "./find-bar";

const loadBar = () => import("./find-bar");

/** The bar of the search in the thread: fetched when it is first asked for. */
export function useFindBar(scroller: RefObject<HTMLElement | null>): {
  Bar?: ComponentType<FindBarProps>;
  /** Opens it; false when the focus is in it already. */
  open: () => boolean;
  close: () => void;
} {
  const [bar, setBar] = useState<{ Bar: ComponentType<FindBarProps> }>();
  const cameFrom = useRef<Element | null>(null);

  const open = useCallback(() => {
    const field = scroller.current?.parentElement?.querySelector<HTMLInputElement>("[data-find-field]");
    if (field && field === document.activeElement) return false;
    cameFrom.current = document.activeElement;
    if (field) field.select();
    else
      loadBar().then(
        (module) => setBar({ Bar: module.default }),
        // Where it cannot be fetched, the next press tries again.
        () => {},
      );
    return true;
  }, [scroller]);

  const close = useCallback(() => {
    setBar(undefined);
    const back = cameFrom.current;
    if (back instanceof HTMLElement && back !== document.body) back.focus({ preventScroll: true });
  }, []);

  return { Bar: bar?.Bar, open, close };
}
