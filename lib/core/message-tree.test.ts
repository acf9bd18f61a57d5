import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MessageNode, MessageTree } from "./message-tree";

/** Trees of up to 40 messages: each follows an earlier one or begins anew, and some are deleted. */
const nodes = fc
  .array(fc.record({ parent: fc.nat(), isRoot: fc.boolean(), isDeleted: fc.boolean(), asks: fc.boolean() }), {
    maxLength: 40,
  })
  .map((items) =>
    items.map(
      ({ parent, isRoot, isDeleted, asks }, index): MessageNode => ({
        id: `m${index}`,
        parentId: isRoot || index === 0 ? null : `m${parent % index}`,
        role: asks ? "user" : "assistant",
        createdAt: index,
        deletedAt: isDeleted && parent % 3 === 0 ? 1 : null,
      }),
    ),
  );

describe("a tree of messages", () => {
  test("holds a message exactly when nothing from it up to the root is deleted", () => {
    fc.assert(
      fc.property(nodes, (all) => {
        const byId = new Map(all.map((node) => [node.id, node]));
        const isKept = (id: string | null): boolean => {
          const node = byId.get(id ?? "");
          return node === undefined || (node.deletedAt === null && isKept(node.parentId));
        };
        const tree = new MessageTree(all);
        expect(tree.ids().sort()).toEqual(all.flatMap(({ id }) => (isKept(id) ? id : [])).sort());
      }),
    );
  });

  test("leads from every message to one end below it, on a path that holds the message", () => {
    fc.assert(
      fc.property(nodes, (all) => {
        const tree = new MessageTree(all);
        for (const id of tree.ids()) {
          const leaf = tree.newestLeafBelow(id);
          const path = tree.pathTo(leaf).map((node) => node.id);
          expect(path).toContain(id);
          expect(tree.below(leaf)).toEqual([leaf]);
          expect(tree.below(id)).toContain(leaf);
          expect(tree.pathTo(leaf)[0]?.parentId).toBeNull();
        }
      }),
    );
  });

  test("gives every version of a message the same list, in which it stands once", () => {
    fc.assert(
      fc.property(nodes, (all) => {
        const tree = new MessageTree(all);
        for (const id of tree.ids()) {
          const versions = tree.versionsOf(id);
          expect(versions.filter((other) => other === id)).toHaveLength(1);
          for (const other of versions) expect(tree.versionsOf(other)).toEqual(versions);
        }
      }),
    );
  });
});
