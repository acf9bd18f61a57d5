import { useRouter } from "next/navigation";
import { type MouseEvent, startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";

export type NewChat = {
  /** Counts the new chats begun: the page of a new conversation starts afresh with each. */
  newChats: number;
  /** Begins a new chat; as the handler of a link it leaves the rest to the link where a page has to be loaded. */
  beginNewChat: (event?: MouseEvent) => void;
  /** Said by the page of a new conversation while it is there; returns how to take it back. */
  stayOnNewPage: () => () => void;
};

/**
 * New chats, also by Ctrl or Cmd + Shift + O. On the page of a new conversation, whatever its address has become,
 * a new chat needs nothing from the server.
 */
export function useNewChat(): NewChat {
  const router = useRouter();
  const [newChats, setNewChats] = useState(0);
  const onNewPage = useRef(false);

  const beginNewChat = useCallback(
    (event?: MouseEvent) => {
      if (event && (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)) return;
      // The router changes the address in a transition; in the same one, no other page is drawn in between.
      startTransition(() => setNewChats((count) => count + 1));
      if (onNewPage.current) {
        event?.preventDefault();
        if (location.pathname !== "/") history.pushState(null, "", "/");
      } else if (!event) router.push("/");
    },
    [router],
  );
  const stayOnNewPage = useCallback(() => {
    onNewPage.current = true;
    return () => {
      onNewPage.current = false;
    };
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== "KeyO") return;
      event.preventDefault();
      beginNewChat();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [beginNewChat]);

  return useMemo(() => ({ newChats, beginNewChat, stayOnNewPage }), [newChats, beginNewChat, stayOnNewPage]);
}
