import type { Role } from "./message";

/** A message without what it says: its place in the tree. `deletedAt` counts for everything that follows it too. */
export type MessageNode = {
  id: string;
  parentId: string | null;
  role: Role;
  createdAt: number;
  deletedAt: number | null;
};

/** The messages of a conversation that are not deleted. The conversation itself is the one root above them. */
export class MessageTree {
  readonly #nodes = new Map<string, MessageNode>();
  readonly #children = new Map<string | null, MessageNode[]>();

  /** @param nodes all messages, oldest first. */
  constructor(nodes: readonly MessageNode[]) {
    const children = Map.groupBy(nodes, (node) => node.parentId);
    const open: (string | null)[] = [null];
    while (open.length > 0) {
      const parent = open.pop() ?? null;
      const kept = (children.get(parent) ?? []).filter((node) => node.deletedAt === null);
      this.#children.set(parent, kept);
      for (const node of kept) {
        this.#nodes.set(node.id, node);
        open.push(node.id);
      }
    }
  }

  get(id: string): MessageNode | undefined {
    return this.#nodes.get(id);
  }

  /** Ids of all messages. */
  ids(): string[] {
    return [...this.#nodes.keys()];
  }

  /** The messages from the root to `leafId`, root first; empty when it is not there. */
  pathTo(leafId: string | null): MessageNode[] {
    const path: MessageNode[] = [];
    for (let at = this.#nodes.get(leafId ?? ""); at; at = this.#nodes.get(at.parentId ?? "")) path.push(at);
    return path.reverse();
  }

  /** Ids of a message and its siblings of the same role, oldest first. */
  versionsOf(id: string): string[] {
    const node = this.#nodes.get(id);
    if (!node) return [];
    const siblings = this.#children.get(node.parentId) ?? [];
    return siblings.filter(({ role }) => role === node.role).map((sibling) => sibling.id);
  }

  /** Ids of the answers to a question, oldest first. */
  answersTo(questionId: string): string[] {
    return (this.#children.get(questionId) ?? []).flatMap(({ id, role }) => (role === "assistant" ? [id] : []));
  }

  /** Follows the newest message after each, down to one that nothing follows. */
  newestLeafBelow(id: string): string {
    let leaf = id;
    for (let next = this.#children.get(leaf)?.at(-1); next; next = this.#children.get(leaf)?.at(-1)) leaf = next.id;
    return leaf;
  }

  /** Ids of a message and of everything that follows it, on all branches. */
  below(id: string): string[] {
    if (!this.#nodes.has(id)) return [];
    const found = [id];
    for (let at = 0; at < found.length; at++) {
      for (const child of this.#children.get(found[at] ?? "") ?? []) found.push(child.id);
    }
    return found;
  }
}
