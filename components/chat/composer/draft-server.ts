import type { Draft, DraftContent } from "@/lib/core/draft";

/** What became of a draft that was sent to the server. */
export type Saved =
  | { state: "taken"; revision: number }
  /** Somebody else wrote meanwhile; null: what was there is gone. */
  | { state: "conflict"; draft: Draft | null }
  /** It will not be taken as it is. */
  | { state: "refused" }
  | { state: "unreachable" };

/** Where drafts are kept for every device. */
export type DraftServer = {
  /** Undefined when it could not be asked, null when there is none. */
  read: (key: string) => Promise<Draft | null | undefined>;
  /** `leaving`: the page may be gone before the answer comes. */
  save: (key: string, draft: { content: DraftContent; basedOn: number }, leaving: boolean) => Promise<Saved>;
};

const pathOf = (key: string) => `/api/drafts/${encodeURIComponent(key)}`;

/** A browser lets 64 KB go on after its page has left. */
const mostKeptAlive = 60_000;

async function read(key: string): Promise<Draft | null | undefined> {
  try {
    const response = await fetch(pathOf(key), { cache: "no-store" });
    return response.ok ? ((await response.json()) as { draft: Draft | null }).draft : undefined;
  } catch {
    return undefined;
  }
}

const save: DraftServer["save"] = async (key, draft, leaving) => {
  const body = JSON.stringify(draft);
  try {
    const response = await fetch(pathOf(key), {
      method: "PUT",
      cache: "no-store",
      body,
      headers: { "content-type": "application/json" },
      keepalive: leaving && body.length * 3 < mostKeptAlive,
    });
    if (response.ok) return { state: "taken", ...((await response.json()) as { revision: number }) };
    if (response.status === 409) return { state: "conflict", ...((await response.json()) as { draft: Draft | null }) };
    return { state: response.status < 500 && response.status !== 429 ? "refused" : "unreachable" };
  } catch {
    return { state: "unreachable" };
  }
};

/** Parley's own route. */
export const draftServer: DraftServer = { read, save };
