import { useEffect, useEffectEvent } from "react";

/** Whether what is typed goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

const isMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;

/** The shortcuts that work on every page: the list of them, the sidebar, and the way to the message box. */
export function usePageShortcuts({ showList, foldSidebar }: { showList: () => void; foldSidebar: () => void }): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "?" && !isMod(event) && !event.altKey && !isTyping(event.target)) {
      event.preventDefault();
      showList();
    } else if (isMod(event) && event.shiftKey && event.code === "KeyS") {
      event.preventDefault();
      foldSidebar();
    } else if (event.key === "Escape" && event.shiftKey) {
      document.getElementById("composer")?.focus();
    }
  });
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
