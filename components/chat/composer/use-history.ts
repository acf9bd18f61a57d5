import { type KeyboardEvent, type RefObject, useCallback, useRef } from "react";
import { type HistoryWalk, stepBack, stepForward, textOfWalk } from "./history-walk";

type Field = RefObject<HTMLTextAreaElement | null>;

/**
 * Arrow keys in an empty field walk through what was asked before, and Escape leaves. The handler says whether the key
 * was for it. A text that was changed on the way is one's own, and the keys move in it as always.
 */
export function useHistory(
  field: Field,
  change: (text: string) => void,
  questions: () => string[],
): (event: KeyboardEvent) => boolean {
  const walk = useRef<HistoryWalk>(undefined);
  return useCallback(
    (event) => {
      const text = field.current?.value ?? "";
      if (walk.current && textOfWalk(walk.current) !== text) walk.current = undefined;
      const before = walk.current;
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === "ArrowUp") walk.current = stepBack(before, text, questions);
      else if (event.key === "ArrowDown" && before) walk.current = stepForward(before);
      else if (event.key === "Escape" && before) walk.current = undefined;
      else return false;
      const now = walk.current;
      if (!now && !before) return false;
      change(now ? textOfWalk(now) : (before?.kept ?? ""));
      return true;
    },
    [field, change, questions],
  );
}
