import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, Usage } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import type { Capabilities } from "@/lib/core/model";
import type { Provider, Upstream } from "@/lib/providers/provider";
import { capable } from "@/lib/providers/testing/calls";
import { listOf } from "@/lib/stream/testing/chunks";

/** What the suite needs to drive one implementation. */
export type ProviderHarness = {
  provider: Provider;
  upstream: Upstream;
  capabilities?: Capabilities;
  /** Answers any prompt with some text, and the same prompt with the same text. */
  model: string;
  /** Streams for at least two seconds unless it is stopped; may be `model`. */
  slowModel: string;
  /** The prompt that makes `slowModel` write that long. */
  slowPrompt: string;
  /** Where `slowModel` is, when that is elsewhere. */
  slowUpstream?: Upstream;
  /** A server of one model, which answers with it by whatever name it is asked. */
  answersAnyName?: boolean;
  close(): Promise<void>;
};

type Ask = {
  model?: string;
  upstream?: Upstream;
  prompt?: string;
  messages?: PromptMessage[];
  signal?: AbortSignal;
};

/** What every provider keeps, whatever its protocol. Call it inside a test file of the implementation. */
export function providerContract(name: string, makeHarness: () => Promise<ProviderHarness>): void {
  describe(`${name} as a provider`, () => {
    let harness: ProviderHarness;
    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterAll(() => harness.close());

    const ask = (how: Ask = {}): AsyncIterable<Chunk> =>
      harness.provider.stream({
        request: toRequest(how.model ?? harness.model, how.messages ?? [userSays(how.prompt ?? "Hello")]),
        upstream: how.upstream ?? harness.upstream,
        model: how.model ?? harness.model,
        capabilities: harness.capabilities ?? capable(),
        signal: how.signal ?? new AbortController().signal,
      });

    test("streams text and then exactly one end, which is last", async () => {
      const chunks = await listOf(ask());
      expect(textOfChunks(chunks)).not.toBe("");
      expectOneEnd(chunks, "done");
    });

    test("takes a system message without text", async () => {
      const system: PromptMessage = { role: "system", parts: [{ type: "text", text: "" }] };
      expectOneEnd(await listOf(ask({ messages: [system, userSays("Hello")] })), "done");
    });

    test("tells the usage of a finished answer once, in whole numbers", async () => {
      const chunks = await listOf(ask());
      const usages = chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage] : []));
      expect(usages).toHaveLength(1);
      expect(usages.flatMap(countsOf).filter((count) => !Number.isInteger(count) || count < 0)).toEqual([]);
      expect(usages[0]?.completionTokens).toBeGreaterThan(0);
    });

    test("gives every choice that has text exactly one finish, after its text", async () => {
      const chunks = await listOf(ask());
      const spoken = new Set(chunks.flatMap((chunk) => (chunk.type === "text-delta" ? [chunk.choice] : [])));
      for (const choice of spoken) {
        const kinds = chunks.flatMap((chunk) => ("choice" in chunk && chunk.choice === choice ? [chunk.type] : []));
        expect(kinds.filter((kind) => kind === "finish")).toHaveLength(1);
        expect(kinds.at(-1)).toBe("finish");
      }
      expect([...spoken]).toEqual([0]);
    });

    test("ends as stopped within a second of an abort in the middle, with nothing after", async () => {
      const controller = new AbortController();
      const seen: Chunk[] = [];
      let abortedAt = Number.POSITIVE_INFINITY;
      for await (const chunk of ask({
        model: harness.slowModel,
        upstream: harness.slowUpstream,
        prompt: harness.slowPrompt,
        signal: controller.signal,
      })) {
        seen.push(chunk);
        if (chunk.type === "text-delta" && !controller.signal.aborted) {
          abortedAt = performance.now();
          controller.abort();
        }
      }
      expect(performance.now() - abortedAt).toBeLessThan(1_000);
      expectOneEnd(seen, "stopped");
    });

    test("ends as stopped when it was aborted before it began", async () => {
      expectOneEnd(await listOf(ask({ signal: AbortSignal.abort() })), "stopped");
    });

    test("keeps two answers that run at once apart", async () => {
      const alone = [await listOf(ask({ prompt: "One apple" })), await listOf(ask({ prompt: "Two pears" }))];
      const together = await Promise.all([listOf(ask({ prompt: "One apple" })), listOf(ask({ prompt: "Two pears" }))]);
      expect(together.map(textOfChunks)).toEqual(alone.map(textOfChunks));
    });

    test("lists its models", async () => {
      const models = await harness.provider.listModels(harness.upstream, new AbortController().signal);
      expect(models.map((model) => model.name)).toContain(harness.model);
    });

    test("fails an unknown model as a chunk, not as an exception", async () => {
      const chunks = await listOf(ask({ model: "no-such-model" }));
      if (harness.answersAnyName) return expectOneEnd(chunks, "done");
      expectOneEnd(chunks, "failed");
      const end = chunks.at(-1);
      expect(end?.type === "end" && end.error?.code).toBe("model_not_found");
    });
  });
}

function userSays(text: string): PromptMessage {
  return { role: "user", parts: [{ type: "text", text }] };
}

function toRequest(model: string, messages: PromptMessage[]): ChatRequest {
  return { model, messages, thinking: { mode: "unset" } };
}

function textOfChunks(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => (chunk.type === "text-delta" ? chunk.text : "")).join("");
}

function expectOneEnd(chunks: readonly Chunk[], reason: "done" | "stopped" | "failed"): void {
  expect(chunks.filter((chunk) => chunk.type === "end")).toHaveLength(1);
  expect(chunks.at(-1)).toMatchObject({ type: "end", reason });
}

function countsOf(usage: Usage): number[] {
  const { promptTokens, completionTokens, totalTokens, billedUnits, prompt, completion } = usage;
  return [
    promptTokens,
    completionTokens,
    totalTokens,
    billedUnits,
    ...Object.values(prompt),
    ...Object.values(completion),
  ];
}
