import type { Problem } from "@/components/call-api";
import type { Attachment } from "@/lib/core/attachment";

/** A question while it is being changed. */
export type EditDraft = {
  text: string;
  files: readonly Attachment[];
  /** Why the server did not take it. */
  problem?: Problem;
};

/**
 * The changed questions of one conversation that were not sent yet. They are kept outside of what is drawn, and in the
 * tab through a reload, so that neither scrolling nor a refusal can lose one.
 */
export class EditDrafts {
  readonly #key: string;
  #drafts: ReadonlyMap<string, EditDraft> = new Map();
  readonly #listeners = new Set<() => void>();

  constructor(sessId: string) {
    this.#key = `parley-edits:${sessId}`;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(messageId: string): EditDraft | undefined {
    return this.#drafts.get(messageId);
  }

  /** Keeps a draft; undefined forgets it. */
  set(messageId: string, draft: EditDraft | undefined): void {
    const drafts = new Map(this.#drafts);
    if (draft) drafts.set(messageId, draft);
    else drafts.delete(messageId);
    this.#change(drafts);
    this.#write();
  }

  /** Takes up what was there before a reload. */
  open(): void {
    try {
      const stored = sessionStorage.getItem(this.#key);
      if (stored) this.#change(new Map([...(JSON.parse(stored) as [string, EditDraft][]), ...this.#drafts]));
    } catch {
      // Storage can be forbidden; the drafts then live as long as the page.
    }
  }

  #change(drafts: ReadonlyMap<string, EditDraft>): void {
    this.#drafts = drafts;
    for (const listener of this.#listeners) listener();
  }

  #write(): void {
    try {
      if (this.#drafts.size === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, JSON.stringify([...this.#drafts]));
    } catch {
      // It can also be full.
    }
  }
}
