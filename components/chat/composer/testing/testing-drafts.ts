import type { DraftMemory, PendingDraft } from "@/components/chat/composer/draft-memory";
import type { DraftServer } from "@/components/chat/composer/draft-server";
import type { Draft } from "@/lib/core/draft";

/** A server in memory, which may be out of reach, slow, or lose its answers. */
export class TestingDraftServer implements DraftServer {
  draft: Draft | null = null;
  reachable = true;
  losesAnswers = false;
  refuses = false;
  saves = 0;
  gate: Promise<void> | undefined;
  onSaved: (revision: number) => void = () => {};

  read = async (): Promise<Draft | null | undefined> => (this.reachable ? structuredClone(this.draft) : undefined);

  save: DraftServer["save"] = async (_, { content, basedOn }) => {
    this.saves += 1;
    await this.gate;
    if (!this.reachable) return { state: "unreachable" };
    if (this.refuses) return { state: "refused" };
    const revision = this.draft?.revision ?? 0;
    if (basedOn !== revision) return { state: "conflict", draft: structuredClone(this.draft) };
    this.draft = { content: structuredClone(content), revision: revision + 1 };
    this.onSaved(revision + 1);
    return this.losesAnswers ? { state: "unreachable" } : { state: "taken", revision: revision + 1 };
  };
}

/** What a browser keeps; as many tabs as there are names. */
export class TestingMemory {
  readonly kept = new Map<string, PendingDraft>();

  tab(name: string): DraftMemory {
    return {
      keep: (key, pending) => void this.kept.set(`${key}:${name}`, structuredClone(pending)),
      forget: (key) => void this.kept.delete(`${key}:${name}`),
      find: (key) =>
        [...this.kept]
          .filter(([id]) => id.startsWith(`${key}:`))
          .map(([id, pending]) => ({
            ...pending,
            forget: () => void (this.kept.get(id) === pending && this.kept.delete(id)),
          })),
    };
  }
}
