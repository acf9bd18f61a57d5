import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureUser } from "@/db/queries/users";
import { hasLlamaServer, type LlamaServer, startLlamaServer } from "@/e2e/support/llama-server";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { type PromptMessage, type Role, textOf } from "@/lib/core/message";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { capabilitiesOf } from "@/lib/providers/catalogue/capabilities-of";
import { protocols } from "@/lib/providers/protocols";
import type { Upstream } from "@/lib/providers/provider";
import { providerContract } from "@/lib/providers/testing/provider-contract";
import { collect } from "@/lib/stream/collect";
import { loadTokenizer } from "@/lib/stream/count-tokens";
import { askUpstream } from "./ask-upstream";
import { llamaEndpoints, upstreamOf } from "./testing/llama-endpoints";

/** Debian's llama-server is fetched once, about 20 MB; without a mirror the protocols have their stand-ins only. */
const isHere = hasLlamaServer();
if (!isHere) console.warn("SKIPPED: Debian's llama-server could not be had, so no protocol is tested against it.");

const says = (text: string, role: Role = "user"): PromptMessage => ({ role, parts: [{ type: "text", text }] });
const verdict = {
  type: "object",
  properties: { ok: { type: "boolean" } },
  required: ["ok"],
  additionalProperties: false,
};
const weather = {
  name: "get_weather",
  description: "The weather of a city.",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};

describe.skipIf(!isHere)("a real llama-server", () => {
  let llama: LlamaServer;
  let endless: LlamaServer;
  let choosy: LlamaServer;
  beforeAll(async () => {
    // With the likeliest token always, the same question has the same answer.
    llama = await startLlamaServer("starter", ["--temp", "0"]);
    endless = await startLlamaServer("starter", ["--ignore-eos", "--context-shift"]);
    choosy = await startLlamaServer("any");
    await Promise.all([loadTokenizer(), ensureUser("owner", "Owner")]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([llama, endless, choosy].map((server) => server?.stop()));
    await closeOutboundAgents();
  });

  describe.each(llamaEndpoints)("over $protocol", ({ protocol, listed, tellsCut }) => {
    providerContract("it", async () => {
      const upstream = upstreamOf(llama, protocol);
      return {
        provider: protocols[protocol],
        upstream,
        capabilities: capabilitiesOf(upstream, protocol, llama.model, listed),
        model: llama.model,
        slowUpstream: upstreamOf(endless, protocol),
        slowModel: endless.model,
        slowPrompt: "Write for long.",
        answersAnyName: true,
        close: async () => undefined,
      };
    });

    /** Asks by the one way that both doors take. */
    const stream = (request: Partial<ChatRequest>, upstream = upstreamOf(llama, protocol), signal = never()) => {
      const model = request.model ?? llama.model;
      return askUpstream(
        [{ upstream, model, qualifiedId: `${upstream.id}/${model}`, listed }],
        { model, messages: [says("Hello")], thinking: { mode: "unset" }, ...request },
        {
          viewer: { kind: "user", userId: "owner" },
          signal,
          totalMs: 60_000,
          retries: 0,
          longestWaitMs: 0,
          defaultTemperature: "model",
        },
      );
    };
    const ask = async (request: Partial<ChatRequest>, upstream?: Upstream) => {
      const collected = await collect(stream(request, upstream));
      const [choice] = collected.choices;
      const thought = choice?.parts.flatMap((part) => (part.type === "reasoning" ? [part.text] : [])).join("");
      return { ...collected, text: textOf(choice?.parts ?? []), thought, finish: choice?.finishReason };
    };
    const answered = { end: { reason: "done" }, finish: "stop", text: expect.stringMatching(/\w/) };

    test("is told instructions, and what was said before", async () => {
      const bare = await ask({});
      const instructed = await ask({ messages: [says("Answer like a pirate.", "system"), says("Hello")] });
      const continued = await ask({
        messages: [says("What is 1 + 1?"), says("Two.", "assistant"), says("Hello")],
      });
      for (const answer of [bare, instructed, continued]) expect(answer).toMatchObject(answered);
      expect(bare.usage?.estimated).toBeUndefined();
      const alone = bare.usage?.promptTokens ?? 0;
      expect(instructed.usage?.promptTokens).toBeGreaterThan(alone + 3);
      expect(continued.usage?.promptTokens).toBeGreaterThan(alone + 8);
    });

    test("thinks apart from its answer, and not where it must not", async () => {
      const usual = await ask({});
      expect(usual.thought).toMatch(/\w/);
      expect(await ask({ thinking: { mode: "on" } })).toMatchObject({ ...answered, thought: usual.thought });
      const silent = await ask({ thinking: { mode: "off" } });
      expect(silent).toMatchObject({ ...answered, thought: "" });
      expect(`${usual.text} ${silent.text}`).not.toContain("think>");
    });

    test("stops before a stop text", async () => {
      const { text } = await ask({});
      const stop = text.slice(12, 20);
      expect(await ask({ stop: [stop] })).toMatchObject({
        end: { reason: "done" },
        finish: "stop",
        text: text.slice(0, text.indexOf(stop)),
      });
    });

    test("writes no more than it may", async () => {
      const { end, finish, usage } = await ask({ maxCompletionTokens: 7 });
      expect(end?.reason).toBe("done");
      expect(usage?.completionTokens).toBe(7);
      if (tellsCut) expect(finish).toBe("length");
    });

    test("takes every number that steers it", async () => {
      const answer = await ask({
        temperature: 0.2,
        topP: 0.9,
        topK: 20,
        seed: 7,
        frequencyPenalty: 0.1,
        presencePenalty: 0.1,
        logprobs: true,
        topLogprobs: 2,
        endUser: "someone",
        sessId: "a-conversation",
      });
      expect(answer).toMatchObject(answered);
      // The other endpoints have no probabilities to give.
      if (protocol === "openai-chat") expect(answer.choices[0]?.logprobs[0]?.top).toHaveLength(2);
    });

    test.each([2, 5])("gives %i answers to one question", async (n) => {
      const { choices, end } = await ask({ n });
      expect(end?.reason).toBe("done");
      expect(choices.map(({ index }) => index).toSorted()).toEqual(Array.from({ length: n }, (_, index) => index));
      for (const { finishReason, parts } of choices) {
        expect(finishReason).toBe("stop");
        expect(textOf(parts)).toMatch(/\w/);
      }
    });

    test("takes tools, and what they gave", async () => {
      expect(await ask({ tools: [weather] })).toMatchObject(answered);
      const called: PromptMessage = {
        role: "assistant",
        parts: [{ type: "tool-call", id: "call_1", name: "get_weather", arguments: '{"city":"Bern"}' }],
      };
      const gave: PromptMessage = {
        role: "tool",
        parts: [{ type: "tool-result", toolCallId: "call_1", text: "sunny" }],
      };
      const answer = await ask({ tools: [weather], messages: [says("How is the weather?"), called, gave] });
      expect(answer).toMatchObject(answered);
    });

    test("an answer that is to be JSON of a shape is that, or fails", async () => {
      const { text, end } = await ask({ responseFormat: { type: "json-schema", name: "verdict", schema: verdict } });
      if (protocol === "openai-chat") expect(JSON.parse(text)).toEqual({ ok: expect.any(Boolean) });
      else expect(end).toMatchObject({ reason: "failed", error: { code: "upstream_error" } });
    });

    test("stops working when its answer is stopped", async () => {
      const controller = new AbortController();
      let last: Chunk | undefined;
      for await (const chunk of stream({}, upstreamOf(endless, protocol), controller.signal)) {
        if (chunk.type === "reasoning-delta" && !controller.signal.aborted) {
          expect(await endless.answers()).toBeGreaterThan(0);
          controller.abort();
        }
        last = chunk;
      }
      expect(last).toEqual({ type: "end", reason: "stopped" });
      await expect.poll(() => endless.answers(), { timeout: 10_000 }).toBe(0);
    });

    test("says what is wrong with a question", async () => {
      const failure = async (request: Partial<ChatRequest>, upstream?: Upstream) =>
        (await ask(request, upstream)).end?.error;
      const long = says("many words ".repeat(1_500));
      expect(await failure({ messages: [long] })).toMatchObject({ code: "context_length_exceeded" });
      const missing = await failure({ model: "no-such-model" }, upstreamOf(choosy, protocol));
      expect(missing).toMatchObject({ code: "model_not_found" });
      // By another name, because a place whose key is refused is not asked again for minutes.
      const locked = { ...upstreamOf(llama, protocol), id: `locked-${protocol}`, apiKey: "a-canary-key" };
      const refused = await failure({}, locked);
      expect(refused).toMatchObject({ code: "upstream_auth_error" });
      expect(refused?.message).not.toContain("canary");
    });
  });
});

function never(): AbortSignal {
  return new AbortController().signal;
}
