import { openDatabase } from "@/db/client";
import { conversation, message, turn, user } from "@/db/schema";
import { soloOwner } from "@/lib/auth/solo";
import { heavyAnswer, heavyQuestion } from "./heavy-text";

const minute = 60_000;

type Said = { role: "user" | "assistant"; text: string };

/** Questions and answers in turn, `count` messages of them. */
export function heavyMessages(count: number): Said[] {
  return Array.from({ length: count }, (_, at) => {
    const number = Math.floor(at / 2) + 1;
    return at % 2 === 0
      ? { role: "user", text: heavyQuestion(number) }
      : { role: "assistant", text: heavyAnswer(number) };
  });
}

/** Writes conversations into the database of `dataDir`, as they would be after many finished turns. `model`: who answered. */
export function seedConversations(dataDir: string, model: string, conversations: Record<string, Said[]>): void {
  const connections = openDatabase(dataDir);
  try {
    connections.durable.transaction((tx) => {
      const now = Date.now();
      tx.insert(user)
        .values({ ...soloOwner, createdAt: now })
        .onConflictDoNothing()
        .run();
      for (const [sessId, said] of Object.entries(conversations)) {
        const begun = now - said.length * minute;
        const idOf = (at: number) => `${sessId}-message-${at}`;
        tx.insert(conversation)
          .values({
            id: sessId,
            ownerId: soloOwner.id,
            sessId,
            title: `${said.length} messages`,
            titleSource: "rule",
            activeLeafId: idOf(said.length - 1),
            revision: said.length,
            createdAt: begun,
            updatedAt: now,
          })
          .run();
        for (const [at, { role, text }] of said.entries()) {
          const createdAt = begun + at * minute;
          const parentId = at === 0 ? null : idOf(at - 1);
          const row = { conversationId: sessId, id: idOf(at), parentId, role, createdAt };
          const parts = [{ type: "text" as const, text }];
          if (role === "user") {
            tx.insert(message)
              .values({ ...row, parts })
              .run();
            continue;
          }
          const answer = { model, state: "done" as const, finishReason: "stop" as const, totalMs: 4_000 };
          tx.insert(message)
            .values({ ...row, parts, answer })
            .run();
          const times = { leaseUntil: createdAt, startedAt: createdAt, endedAt: createdAt + answer.totalMs };
          tx.insert(turn)
            .values({
              conversationId: sessId,
              id: row.id,
              userMessageId: idOf(at - 1),
              model,
              state: "done",
              owner: "bench",
              ...times,
            })
            .run();
        }
      }
    });
  } finally {
    connections.close();
  }
}
