import type { Spot } from "./thread-window";

const prefix = "parley-place:";

/** Where the reader of a conversation was in this tab; undefined: at its end. */
export function readSavedPlace(sessId: string): Spot | undefined {
  try {
    const spot: unknown = JSON.parse(sessionStorage.getItem(prefix + sessId) ?? "null");
    if (typeof spot !== "object" || spot === null || !("id" in spot) || !("offset" in spot)) return undefined;
    const { id, offset } = spot;
    return typeof id === "string" && typeof offset === "number" ? { id, offset } : undefined;
  } catch {
    return undefined;
  }
}

export function savePlace(sessId: string, spot: Spot | undefined): void {
  try {
    if (spot) sessionStorage.setItem(prefix + sessId, JSON.stringify(spot));
    else sessionStorage.removeItem(prefix + sessId);
  } catch {
    // Storage can be full or forbidden; the conversation then opens at its end.
  }
}
