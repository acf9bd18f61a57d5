import { expect } from "vitest";

type StreamChunk = {
  id: string;
  object: string;
  created: number;
  model: string;
  system_fingerprint: string;
  choices: { index: number; delta: Record<string, unknown>; finish_reason: string | null; logprobs: unknown }[];
  usage?: Record<string, unknown> | null;
  citations?: string[];
};

/**
 * Checks that the `data:` texts of a completed stream follow every rule of our output: one role and one finish a choice,
 * one id, nothing after a finish, usage at most once, `[DONE]` last.
 * @returns the parsed chunks.
 */
export function expectValidStream(lines: readonly string[]): StreamChunk[] {
  expect(lines.at(-1)).toBe("[DONE]");
  expect(lines.filter((line) => line === "[DONE]")).toHaveLength(1);
  const chunks = lines.slice(0, -1).map((line) => JSON.parse(line) as StreamChunk);
  const heads = chunks.map(({ id, object, created, model, system_fingerprint }) => ({
    id,
    object,
    created,
    model,
    system_fingerprint,
  }));
  for (const head of heads) expect(head).toEqual({ ...heads[0], object: "chat.completion.chunk" });
  expect(chunks.filter((chunk) => chunk.usage).length).toBeLessThanOrEqual(1);
  const indexes = new Set(chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.index)));
  expect(indexes.size).toBeGreaterThan(0);
  for (const index of indexes) {
    const events = chunks.flatMap((chunk) => chunk.choices.filter((choice) => choice.index === index));
    expect(events.map((event) => event.delta.role ?? null)).toEqual(
      events.map((_, at) => (at === 0 ? "assistant" : null)),
    );
    expect(events.map((event) => event.finish_reason !== null)).toEqual(
      events.map((_, at) => at === events.length - 1),
    );
    for (const event of events) expect(event).toHaveProperty("logprobs");
  }
  return chunks;
}
