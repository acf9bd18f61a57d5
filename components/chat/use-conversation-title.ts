import { useEffect } from "react";

/** The title in the browser's tab. */
export function useConversationTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Parley` : "Parley";
  }, [title]);
}
