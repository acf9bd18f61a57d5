import { useEffect, useState } from "react";
import { type Difference, diffTexts } from "./diff-texts";

/** What became of `before` in `after`, once it has been found out; undefined until then. */
export function useDifference(before: string, after: string): Difference | undefined {
  const [found, setFound] = useState<{ before: string; after: string; difference: Difference }>();
  useEffect(() => {
    const stop = new AbortController();
    void diffTexts(before, after, stop.signal).then((difference) => {
      if (difference) setFound({ before, after, difference });
    });
    return () => stop.abort();
  }, [before, after]);
  return found?.before === before && found.after === after ? found.difference : undefined;
}
