import { setTimeout as sleep } from "node:timers/promises";
import { GET as listen } from "@/app/api/events/route";
import type { Removal } from "@/components/chat/branches/branch-requests";
import { ConversationClient } from "@/components/chat/conversation-client";
import type { ConversationSnapshot, ParleyMessage } from "@/components/chat/parley-message";
import { readConversation } from "@/components/chat/read-conversation";
import { dataLines, pageRequest } from "@/e2e/support/browser-door";
import type { LiveEvent } from "@/lib/core/conversation";

/** One open page of a conversation: a client, and the events that reach it. */
export class PageTab {
  readonly #sessId: string;
  #client: ConversationClient;
  #leave: () => void;
  /** The last deletion, to be undone. */
  removal?: Removal;

  constructor(initial: ConversationSnapshot, stored: boolean) {
    this.#sessId = initial.sessId;
    this.#client = this.#open(initial, stored);
    this.#leave = this.#attach();
  }

  get client(): ConversationClient {
    return this.#client;
  }

  get messages(): ParleyMessage[] {
    return this.#client.store.messages;
  }

  /** Leaves the page and opens it anew, as a reload does. */
  async reload(): Promise<void> {
    const fresh = await readConversation(this.#sessId).catch(() => undefined);
    if (!fresh) return;
    this.#leave();
    this.#client = this.#open(fresh, true);
    this.#leave = this.#attach();
  }

  close(): void {
    this.#leave();
  }

  #open(initial: ConversationSnapshot, stored: boolean): ConversationClient {
    return new ConversationClient(initial, { stored, onAccepted: () => {}, pause: async () => sleep(1) });
  }

  #attach(): () => void {
    const client = this.#client;
    const detach = client.attach();
    const leaving = new AbortController();
    void this.#follow(client, leaving.signal);
    return () => {
      leaving.abort();
      detach();
    };
  }

  async #follow(client: ConversationClient, signal: AbortSignal): Promise<void> {
    const events = await listen(pageRequest("GET", "/api/events", undefined, signal));
    try {
      for await (const line of dataLines(events)) {
        const event = JSON.parse(line) as LiveEvent;
        if (signal.aborted) return;
        if (event.type === "conversation" && event.sessId === this.#sessId) void client.notice(event.change);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
