import type { Draft, DraftContent } from "@/lib/core/draft";
import { browserDraftMemory, type DraftMemory, type FoundDraft } from "./draft-memory";
import { type DraftServer, draftServer, type Saved } from "./draft-server";
import { takeEarlierMemory } from "./earlier-memory";
import { emptyDraft } from "./empty-draft";
import { isSameDraft, mergeDrafts } from "./merge-drafts";

export type DraftState = {
  content: DraftContent;
  /** The server could not be reached with what was written; it is kept in this browser. */
  waiting: boolean;
};

/** Where a draft is kept; null: nowhere but in this page. */
export type DraftStorage = { server: DraftServer; memory: DraftMemory; earlier: typeof takeEarlierMemory };

const browserStorage: DraftStorage = {
  server: draftServer,
  memory: browserDraftMemory,
  earlier: takeEarlierMemory,
};

/** After the last key, in milliseconds. */
const saveAfterMs = 400;
/** A field in which somebody typed this lately keeps its text. */
const typingMs = 1_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/** Longer texts are put aside in this browser with the save, not with every key. In characters. */
const longText = 20_000;

/**
 * Everything in one composer. What is written is kept in this browser at once and on the server soon; what is written
 * elsewhere is taken over, and where both wrote nothing is lost (see `mergeDrafts`).
 */
export class DraftClient {
  readonly key: string;
  /** Whether it outlives the page. */
  readonly isKept: boolean;
  readonly #storage: DraftStorage | null;
  readonly #listeners = new Set<() => void>();
  #state: DraftState;
  /** What the server is known to have. */
  #base: Draft;
  /** What was sent last; where an answer was lost, the server may have it. */
  #sent: DraftContent[] = [];
  #found: FoundDraft[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #takeOverTimer: ReturnType<typeof setTimeout> | undefined;
  #saving = false;
  #failures = 0;
  /** The server does not take what is there now. */
  #refused = false;
  #newestHeard = 0;
  #typedAt = 0;
  #composing = false;

  constructor(key: string, initial?: Draft, storage: DraftStorage | null = browserStorage) {
    this.key = key;
    this.isKept = storage !== null;
    this.#storage = storage;
    this.#base = initial ?? { content: emptyDraft, revision: 0 };
    this.#state = { content: this.#base.content, waiting: false };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): DraftState => this.#state;

  getContent = (): DraftContent => this.#state.content;

  /**
   * Takes in what an earlier visit could not save, and what was `typed` into the field before this page was alive.
   * Returns how to let go.
   */
  attach = (typed = this.#base.content.text): (() => void) => {
    let content = this.#storage ? this.#findLeftBehind(this.#storage) : this.getContent();
    const before = this.#base.content;
    if (typed !== before.text) content = mergeDrafts(before, { ...before, text: typed }, content);
    if (!isSameDraft(content, this.getContent())) this.#put(content);
    if (!this.#isChanged) this.#forget();
    return () => {
      clearTimeout(this.#takeOverTimer);
      void this.save();
    };
  };

  /** Somebody writes or chooses here. */
  change = (news: Partial<DraftContent>): void => {
    if (news.text !== undefined) this.#typedAt = Date.now();
    this.#put({ ...this.getContent(), ...news });
  };

  /** While an input method composes, the field must be left alone. */
  compose = (composing: boolean): void => {
    this.#composing = composing;
  };

  /** Saves what is not saved. `leaving`: the page may go away right after this. */
  save = async (leaving = false): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#storage || !this.#isChanged || this.#refused) return;
    this.#keep();
    if (this.#saving && !leaving) return;
    this.#saving = true;
    const content = this.getContent();
    this.#sent = [...this.#sent.slice(-1), content];
    const draft = { content, basedOn: this.#base.revision };
    const saved = await this.#storage.server.save(this.key, draft, leaving);
    this.#saving = false;
    this.#settle(content, saved);
  };

  /** The server has this revision now; undefined: it may have anything. */
  notice = async (revision?: number): Promise<void> => {
    if (!this.#storage) return;
    this.#newestHeard = Math.max(this.#newestHeard, revision ?? 0);
    // A save tells by itself whether somebody else wrote.
    if (this.#saving || (revision !== undefined && revision <= this.#base.revision)) return;
    if (revision === undefined && this.#isChanged && !this.#refused) return this.save();
    const there = await this.#storage.server.read(this.key);
    if (there && there.revision > this.#base.revision && !this.#saving) this.#takeOver(there);
  };

  /**
   * The conversation has begun, or its way of being kept changes: everything goes to the draft it has from now on.
   * Only the choice of model, thinking and search stays here, for the next one.
   */
  giveTo = (other: DraftClient): void => {
    const { model, wishes } = this.getContent();
    other.#put(mergeDrafts(emptyDraft, this.getContent(), other.getContent()));
    this.#put({ ...emptyDraft, ...(model ? { model } : {}), ...(wishes ? { wishes } : {}) });
    void this.save();
  };

  get #isChanged(): boolean {
    return !isSameDraft(this.getContent(), this.#base.content);
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #put(content: DraftContent): void {
    if (content === this.getContent()) return;
    this.#refused = false;
    this.#set({ content });
    if (!this.#storage) return;
    if (content.text.length < longText) this.#keep();
    this.#saveSoon(saveAfterMs);
  }

  #keep(): void {
    this.#storage?.memory.keep(this.key, { content: this.getContent(), basedOn: this.#base.revision });
  }

  #forget(): void {
    this.#storage?.memory.forget(this.key);
    for (const found of this.#found.splice(0)) found.forget();
  }

  /** What is here, with what earlier visits wrote and the server did not get. */
  #findLeftBehind({ memory, earlier }: DraftStorage): DraftContent {
    this.#found = memory.find(this.key);
    const remembered = { ...emptyDraft, ...earlier(this.key) };
    return this.#found.reduce(
      (content, pending) => {
        const isSameBase = pending.basedOn === this.#base.revision;
        return mergeDrafts(isSameBase ? this.#base.content : emptyDraft, pending.content, content);
      },
      mergeDrafts(emptyDraft, remembered, this.getContent()),
    );
  }

  #saveSoon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  #settle(content: DraftContent, saved: Saved): void {
    if (saved.state === "unreachable") {
      this.#failures += 1;
      this.#set({ waiting: true });
      this.#saveSoon(Math.min(firstRetryMs * 2 ** (this.#failures - 1), longestRetryMs));
      return;
    }
    this.#failures = 0;
    if (this.#state.waiting) this.#set({ waiting: false });
    if (saved.state === "refused") this.#refused = true;
    else if (saved.state === "taken") this.#acknowledge({ content, revision: saved.revision });
    else if (saved.draft) this.#takeOver(saved.draft);
    else {
      this.#base = { content: emptyDraft, revision: 0 };
      this.#saveSoon(saveAfterMs);
    }
  }

  #acknowledge(base: Draft): void {
    // Two saves may have been under way; the later one counts.
    if (base.revision > this.#base.revision) this.#base = base;
    if (this.#isChanged) {
      this.#saveSoon(saveAfterMs);
      return;
    }
    this.#forget();
    if (this.#newestHeard > this.#base.revision) void this.notice(this.#newestHeard);
  }

  /** Somebody else wrote `theirs`. A field that is being typed in keeps its text, and so does one that is not saved. */
  #takeOver(theirs: Draft): void {
    clearTimeout(this.#takeOverTimer);
    const isBusy = this.#composing || Date.now() - this.#typedAt < typingMs;
    if (!this.#isChanged && isBusy) {
      this.#takeOverTimer = setTimeout(() => void this.notice(theirs.revision), typingMs);
      return;
    }
    // What came back may be what was sent from here before a connection was lost.
    const isOwn = this.#sent.some((content) => isSameDraft(content, theirs.content));
    const merged = mergeDrafts(isOwn ? theirs.content : this.#base.content, this.getContent(), theirs.content);
    this.#base = theirs;
    this.#set({ content: merged });
    if (this.#isChanged) {
      this.#keep();
      this.#saveSoon(0);
    } else this.#acknowledge(theirs);
  }
}
