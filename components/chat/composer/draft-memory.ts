import { newClientId } from "@/components/client-id";
import type { DraftContent } from "@/lib/core/draft";

/** What the server has not acknowledged, and the revision it was made from. */
export type PendingDraft = { content: DraftContent; basedOn: number };

/** Pending words that an earlier visit left behind. `forget` takes them away unless they have changed since. */
export type FoundDraft = PendingDraft & { forget: () => void };

/** Where a draft is kept until the server has it. */
export type DraftMemory = {
  keep: (key: string, pending: PendingDraft) => void;
  forget: (key: string) => void;
  find: (key: string) => FoundDraft[];
};

const prefix = "parley-composer:";
const tabKey = "parley-tab";

/** Another tab's words younger than this are on their way to the server, sent by that tab. In milliseconds. */
const leftBehindMs = 5_000;

type Stored = PendingDraft & { at: number };

/** This browser's storage; every tab keeps words of its own. Empty where nothing can be kept. */
export const browserDraftMemory: DraftMemory = {
  keep(key, pending) {
    attempt(() => localStorage.setItem(ownName(key), JSON.stringify({ ...pending, at: Date.now() } satisfies Stored)));
  },
  forget(key) {
    attempt(() => localStorage.removeItem(ownName(key)));
  },
  find(key) {
    const own = attempt(() => ownName(key));
    const start = `${prefix}${encodeURIComponent(key)}:`;
    const names = attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(start))) ?? [];
    // What this tab wrote itself is the latest word.
    const inOrder = names.toSorted((one, other) => Number(one === own) - Number(other === own));
    return inOrder.flatMap((name) => {
      const text = attempt(() => localStorage.getItem(name)) ?? "";
      const stored = attempt(() => JSON.parse(text) as Stored);
      if (!stored || !isContent(stored.content)) return [];
      if (name !== own && Date.now() - stored.at < leftBehindMs) return [];
      const forget = () => {
        attempt(() => localStorage.getItem(name) === text && localStorage.removeItem(name));
      };
      return [{ content: stored.content, basedOn: Number(stored.basedOn), forget }];
    });
  },
};

function isContent(content: Partial<DraftContent> | undefined): content is DraftContent {
  return typeof content?.text === "string" && Array.isArray(content.files) && Array.isArray(content.queue);
}

function ownName(key: string): string {
  return `${prefix}${encodeURIComponent(key)}:${tabId()}`;
}

let tab: string | undefined;

/** A tab keeps its id through a reload. */
function tabId(): string {
  tab ??= attempt(() => sessionStorage.getItem(tabKey)) ?? newClientId();
  const id = tab;
  attempt(() => sessionStorage.setItem(tabKey, id));
  return id;
}

/** Storage can be full or forbidden; the page works without it. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
