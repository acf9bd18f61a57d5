import { useSearchParams } from "next/navigation";
import { useCallback, useDeferredValue, useEffect, useState } from "react";
import { readFilter, writeFilter } from "./filter-address";
import { type ModelFilter, noFilter } from "./filter-models";

/** What the reader looks for; it stands in the address, so that it is there again on the way back. */
export function useModelFilter(): {
  filter: ModelFilter;
  /** The same, a moment later when much has to be drawn. */
  settled: ModelFilter;
  change: (news: Partial<ModelFilter>) => void;
  clear: () => void;
} {
  const address = useSearchParams();
  const [filter, setFilter] = useState(() => readFilter(address));
  const settled = useDeferredValue(filter);
  useEffect(() => {
    const search = writeFilter(settled);
    // Safari refuses when the address changes too often; then a later change brings it.
    if (search !== location.search) attempt(() => history.replaceState(null, "", location.pathname + search));
  }, [settled]);
  const change = useCallback((news: Partial<ModelFilter>) => setFilter((current) => ({ ...current, ...news })), []);
  const clear = useCallback(() => setFilter(noFilter), []);
  return { filter, settled, change, clear };
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // It was only a convenience.
  }
}
