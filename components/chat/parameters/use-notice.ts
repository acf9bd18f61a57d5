import { useCallback, useEffect, useState } from "react";
import type { Notice } from "./drawer-notice";

/** Milliseconds a word stays. One that can be taken back stays until the next. */
const stayMs = 6_000;

/** The latest word about what happened in the drawer. */
export function useNotice(): { notice?: Notice; show: (notice: Notice) => void; clear: () => void } {
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => {
    if (!notice || notice.undo) return;
    const timer = setTimeout(() => setNotice(undefined), stayMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return { notice, show: setNotice, clear: useCallback(() => setNotice(undefined), []) };
}
