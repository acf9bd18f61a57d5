import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { type ConversationSnapshot, textOfMessage } from "@/components/chat/parley-message";
import { readConversation } from "@/components/chat/read-conversation";
import type { PageNetwork } from "./page-network";
import type { PageTab } from "./page-tab";
import type { World } from "./random-steps";
import { readStoredTree, wayToRoot } from "./stored-tree";

/** How long pages may take to show what the server has, in milliseconds. */
const patienceMs = 5_000;

/** What must be true of a conversation whatever was done to it. `seen`: what was in the database before. */
export async function checkWorld(world: World, network: PageNetwork, seen: Map<string, string>): Promise<void> {
  const snapshot = await untilShown(world);
  checkTree(world, seen);
  if (snapshot) checkPath(snapshot, readStoredTree(world.sessId));
  for (const fork of world.forks) {
    const { messages } = await readConversation(fork.sessId);
    expect(messages.map(textOfMessage), "a fork has what was said up to it").toEqual(fork.texts);
  }
  expect(network.badStreams, "every stream has exactly one end").toEqual([]);
}

/** Waits until both pages are at rest and show what is stored; fails with the difference when they never do. */
async function untilShown(world: World): Promise<ConversationSnapshot | undefined> {
  const begun = Date.now();
  for (;;) {
    const snapshot = await readConversation(world.sessId).catch(() => undefined);
    if (world.tabs.every((tab) => isShown(tab, snapshot))) return snapshot;
    if (Date.now() - begun > patienceMs) {
      for (const tab of world.tabs) expect(shownOf(tab), "a page shows what is stored").toEqual(storedOf(snapshot));
      for (const tab of world.tabs)
        expect(tab.client.getState().phase).toBe(snapshot?.runningTurnId ? "answering" : "idle");
      throw new Error("a page never came to rest");
    }
    await sleep(3);
  }
}

function isShown(tab: PageTab, snapshot: ConversationSnapshot | undefined): boolean {
  const { phase } = tab.client.getState();
  const running = snapshot?.runningTurnId;
  if (running ? phase !== "answering" || tab.messages.at(-1)?.id !== running : phase !== "idle") return false;
  return JSON.stringify(shownOf(tab)) === JSON.stringify(storedOf(snapshot));
}

/** What of a page must be the same on the server: which messages, what they say, which versions they have. */
const factsOf = ({ messages }: Pick<ConversationSnapshot, "messages">) =>
  messages.map((message) => ({
    id: message.id,
    text: textOfMessage(message),
    versions: message.metadata?.versions ?? [message.id],
  }));

const shownOf = (tab: PageTab) =>
  factsOf({ messages: tab.messages.filter(({ metadata }) => metadata?.state !== "running") });

const storedOf = (snapshot: ConversationSnapshot | undefined) => (snapshot ? factsOf(snapshot) : []);

function checkTree(world: World, seen: Map<string, string>): void {
  const nodes = readStoredTree(world.sessId);
  const texts = new Map(nodes.map(({ id, text }) => [id, text]));
  expect(texts.size, "ids are unique").toBe(nodes.length);
  for (const { id } of nodes) expect(wayToRoot(nodes, id), "every message reaches the root").not.toContain(null);
  for (const [id, text] of seen) expect(texts.get(id), "what was stored stays as it was").toBe(text);
  for (const { id, text } of nodes) seen.set(id, text);
  const places = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  for (const { text, parentId } of nodes) {
    const from = world.edits.get(text);
    if (from) expect(parentId, "a changed question stands beside the old one").toBe(places.get(from));
  }
  const deleted = nodes.filter(({ isDeleted }) => isDeleted).map(({ id }) => id);
  expect(new Set(deleted), "only what was deleted here is deleted").toEqual(world.removed);
  const stored = new Set(texts.values());
  const lost = world.said.filter((text) => !stored.has(text) && !world.returned.has(text));
  expect(lost, "what the server did not take came back").toEqual([]);
}

function checkPath(snapshot: ConversationSnapshot, nodes: ReturnType<typeof readStoredTree>): void {
  const shown = snapshot.path.at(-1);
  const way = shown === undefined ? [] : wayToRoot(nodes, shown).reverse();
  expect(snapshot.path, "the shown path leads from the root to its end").toEqual(way);
  const deleted = nodes.filter(({ id, isDeleted }) => isDeleted && snapshot.path.includes(id));
  expect(deleted, "nothing deleted is shown").toEqual([]);
  const after = nodes.filter(({ parentId, isDeleted }) => parentId === (shown ?? null) && !isDeleted);
  if (!snapshot.runningTurnId) expect(after, "the shown path goes down to its end").toEqual([]);
}
