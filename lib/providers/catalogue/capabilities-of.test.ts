import { expect, test } from "vitest";
import { type ProviderId, providerIds } from "@/env";
import { efforts } from "@/lib/core/chat-request";
import { type ProtocolId, protocolIds, type Upstream } from "@/lib/providers/provider";
import { vendors } from "@/lib/providers/vendors";
import { capabilitiesOf } from "./capabilities-of";
import { cautiousCapabilities } from "./cautious-capabilities";
import { entryCapabilities } from "./entry-capabilities";
import { modelRules } from "./model-rules";
import { both } from "./shorthand";
import { upstreamOf } from "./testing/upstream-of";
import { vendorRows } from "./vendor-rows";

const of = (id: ProviderId, model: string, protocol?: ProtocolId, listed?: Parameters<typeof capabilitiesOf>[3]) => {
  const upstream = upstreamOf(id);
  return capabilitiesOf(upstream, protocol ?? upstream.protocol, model, listed);
};

test("a model that nobody knows at a server that nobody knows is taken for a plain one", () => {
  const input = { ...cautiousCapabilities.input, image: { url: false, bytes: true } };
  expect(of("custom", "whatever")).toEqual({ ...cautiousCapabilities, input, thinking: undefined, search: undefined });
});

test("every vendor has a row for each protocol it is asked by, but the one of which nothing can be known", () => {
  for (const id of providerIds.filter((one) => one !== "custom")) {
    const { protocol = "openai-chat", searchProtocol = protocol, thinkingProtocol = protocol } = vendors[id];
    for (const used of [protocol, searchProtocol, thinkingProtocol]) {
      expect(vendorRows[id][used], `${id} by ${used}`).toBeDefined();
    }
  }
});

test("what is more special wins: vendor, catalogue, rule, upstream, administrator", () => {
  // The vendor's row: an unknown name at Mistral.
  expect(of("mistral", "new-name")).toMatchObject({ temperature: { min: 0, max: 1.5 }, logprobs: false });
  expect(of("mistral", "new-name").contextLength).toBeUndefined();
  // The catalogue over the vendor.
  expect(of("mistral", "open-mistral-nemo")).toMatchObject({ contextLength: 128_000, input: { image: false } });
  // A rule over the catalogue, which says that this one can be kept from thinking.
  expect(of("mistral", "magistral-medium-latest").thinking).toMatchObject({ canDisable: false, efforts: [] });
  // The upstream over the rule.
  const thinking = { kind: "effort", canDisable: true, byDefault: false, efforts: ["high"] } as const;
  const listed = of("mistral", "magistral-medium-latest", undefined, { contextLength: 7, thinking });
  expect(listed).toMatchObject({ contextLength: 7, thinking });
});

test("what the wire has no words for is not there, whoever says so", () => {
  const everything = { maxStop: 9, seed: true, maxN: 9, topK: true, audioOutput: true, frequencyPenalty: true };
  expect(of("openai", "gpt-4o", "openai-responses", everything)).toMatchObject({
    maxStop: 0,
    seed: false,
    maxN: 1,
    topK: false,
    audioOutput: false,
    frequencyPenalty: false,
  });
  const json = { object: true, schema: true };
  const spoken = { ...everything, logprobs: true, json, input: { ...cautiousCapabilities.input, audio: both } };
  expect(of("anthropic", "claude-opus-4-6", undefined, spoken)).toMatchObject({
    seed: false,
    maxN: 1,
    maxStop: 9,
    logprobs: false,
    json: { object: false, schema: true },
    input: { audio: false },
  });
});

test("a list says which media a model takes in, and the vendor how they are handed over", () => {
  const input = { image: both, audio: false, video: both, file: both } as const;
  expect(of("moonshot", "moonshot-v1-8k", undefined, { input }).input).toEqual({
    image: { url: false, bytes: true },
    audio: false,
    video: { url: false, bytes: true },
    file: both,
  });
  expect(of("custom", "m", undefined, { input: { ...input, image: false } }).input).toEqual({ ...input, image: false });
});

test("the same model can do other things by another protocol", () => {
  expect(of("openai", "gpt-5")).toMatchObject({ thinking: { kind: "effort" }, maxN: 128 });
  expect(of("openai", "gpt-5").search).toBeUndefined();
  expect(of("openai", "gpt-5", "openai-responses")).toMatchObject({
    thinking: { kind: "responses", efforts: ["minimal", "low", "medium", "high"] },
    search: { kind: "responses-tool", withTools: true },
  });
  expect(of("dashscope", "qwen-plus").search?.kind).toBe("qwen-options");
  expect(of("dashscope", "qwen-plus", "dashscope").search?.kind).toBe("dashscope-options");
  for (const id of ["xai", "ark"] as const) {
    expect(of(id, "m").search).toBeUndefined();
    expect(of(id, "m", "openai-responses").search?.kind).toBe("responses-tool");
  }
});

test("an entry shows the search and the thinking of the protocols that are there for them", () => {
  const entry = entryCapabilities(upstreamOf("openai"), "gpt-4o");
  expect(entry).toMatchObject({ search: { kind: "responses-tool" }, maxN: 128, seed: true });
  expect(entryCapabilities(upstreamOf("openai"), "gpt-5").thinking?.kind).toBe("effort");
  expect(entryCapabilities(upstreamOf("openai"), "gpt-4o-search-preview").search?.kind).toBe("web_search_options");
  expect(entryCapabilities(upstreamOf("openai"), "o3-pro")).toMatchObject({ thinking: { kind: "responses" }, maxN: 1 });
});

test("the built-in engine's own word is taken as it is", () => {
  const upstream: Upstream = { ...upstreamOf("custom"), id: "embedded", protocol: "embedded" };
  const listed = { tools: false, topK: true, temperature: { min: 0, max: 5, default: 0 }, maxTopLogprobs: 3 };
  expect(capabilitiesOf(upstream, "embedded", "starter", listed)).toMatchObject(listed);
});

test("asking again costs nothing, and another word from the upstream is heard", () => {
  const listed = { contextLength: 1 };
  const first = of("openai", "gpt-4o", undefined, listed);
  expect(of("openai", "gpt-4o", undefined, listed)).toBe(first);
  expect(of("openai", "gpt-4o", undefined, { contextLength: 2 }).contextLength).toBe(2);
  expect(of("openai", "gpt-4o", "openai-responses", listed)).not.toBe(first);
});

test.each(["__proto__", "constructor", "toString"])(
  "a model or a vendor called %s is one that nobody knows",
  (name) => {
    expect(of("custom", name)).toMatchObject({ tools: true });
    expect(of("openai", name).contextLength).toBeUndefined();
    const upstream: Upstream = { ...upstreamOf("custom"), id: name };
    expect(capabilitiesOf(upstream, "openai-chat", name)).toMatchObject({ tools: true });
  },
);

test("degrees of thinking go from the least to the most and never begin with none, for every rule and row", () => {
  const rows = Object.values(vendorRows).flatMap((row) => Object.values(row));
  const spelled = rows.flatMap((row) => row?.spelling.thinking?.efforts ?? []);
  expect(spelled.length).toBeGreaterThan(0);
  const lists = [
    ...rows.map((row) => row?.spelling.thinking?.efforts ?? []),
    ...Object.values(modelRules).flatMap((rules) =>
      (rules ?? []).map(({ says }) => (says.thinking ? (says.thinking.efforts ?? []) : [])),
    ),
  ];
  for (const list of lists) {
    expect(list).not.toContain("none");
    expect([...list]).toEqual(efforts.filter((effort) => list.includes(effort)));
  }
});

test("nothing a vendor's row says on a protocol is left to a spelling that is missing", () => {
  for (const id of providerIds) {
    for (const protocol of protocolIds) {
      const row = vendorRows[id][protocol];
      if (!row) continue;
      const { thinking, search } = of(id, "unheard-of", protocol);
      expect({ id, protocol, thinks: thinking !== undefined }).toMatchObject({
        thinks: row.capabilities.thinking !== undefined,
      });
      expect({ id, protocol, searches: search !== undefined }).toMatchObject({
        searches: row.capabilities.search !== undefined,
      });
    }
  }
});
