import { useSyncExternalStore } from "react";
import type { DraftContent } from "@/lib/core/draft";
import type { DraftClient } from "./draft-client";

/** Whether the draft waits for the server to be reached. */
export function useDraftWaiting(draft: DraftClient): boolean {
  const read = () => draft.getState().waiting;
  return useSyncExternalStore(draft.subscribe, read, read);
}

/** One part of a draft; what shows only that is not drawn again with every key. */
export function useDraftPart<K extends keyof DraftContent>(draft: DraftClient, part: K): DraftContent[K] {
  const read = () => draft.getContent()[part];
  return useSyncExternalStore(draft.subscribe, read, read);
}
