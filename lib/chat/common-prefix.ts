import type { Message, Part, PromptMessage } from "@/lib/core/message";

/** What counts when two messages are compared: the role and what was said, not how long it was thought about. */
function fingerprint(role: string, parts: readonly Part[]): string {
  const said = parts.filter((part) => part.type !== "reasoning" && part.type !== "citation");
  const merged: unknown[] = [];
  let text = "";
  for (const part of said) {
    if (part.type === "text") text += part.text;
    else merged.push(part);
  }
  return JSON.stringify([role, text, merged]);
}

/**
 * Finds how much of `wanted` is stored already: the longest path from the root whose messages say the same.
 * Among equal siblings the one on the shown path wins.
 * @returns the last stored message of that path (null: none) and the messages that are new.
 */
export function findCommonPrefix(
  tree: readonly Message[],
  activeLeafId: string | null,
  wanted: readonly PromptMessage[],
): { parentId: string | null; rest: PromptMessage[] } {
  const byId = new Map(tree.map((message) => [message.id, message]));
  const shown = new Set<string>();
  for (let at = activeLeafId === null ? undefined : byId.get(activeLeafId); at; at = byId.get(at.parentId ?? "")) {
    shown.add(at.id);
  }
  const children = Map.groupBy(tree, (message) => message.parentId);
  let level = [...(children.get(null) ?? [])];
  let best: Message[] = [];
  let depth = 0;
  for (const message of wanted) {
    const print = fingerprint(message.role, message.parts);
    const same = level.filter((stored) => fingerprint(stored.role, stored.parts) === print);
    if (same.length === 0) break;
    best = same;
    depth += 1;
    level = same.flatMap((stored) => children.get(stored.id) ?? []);
  }
  const last = best.find((message) => shown.has(message.id)) ?? best.at(-1);
  return { parentId: last?.id ?? null, rest: wanted.slice(depth) };
}
