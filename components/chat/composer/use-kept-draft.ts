import { type RefObject, useEffect } from "react";
import { useLiveEvents } from "@/components/live-events";
import type { DraftClient } from "./draft-client";

/** Keeps the draft of a field safe: saved before the page is left, and at one with other tabs and devices. */
export function useKeptDraft(draft: DraftClient, field: RefObject<HTMLTextAreaElement | null>): void {
  // What was typed before the page was alive is in the field already.
  useEffect(() => draft.attach(field.current?.value), [draft, field]);
  useEffect(() => {
    const leave = () => void draft.save(true);
    const hide = () => {
      if (document.visibilityState === "hidden") void draft.save();
    };
    const back = () => void draft.save();
    addEventListener("pagehide", leave);
    addEventListener("online", back);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("online", back);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [draft]);
  useLiveEvents((event) => {
    if (event.type === "reopened") void draft.notice();
    if (event.type === "draft" && event.key === draft.key) void draft.notice(event.revision);
  });
}
