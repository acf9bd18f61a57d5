import { expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import type { Quirks } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { toBody } from "./to-body";

/** The body as it goes over the wire. */
const wire = (request: Partial<ChatRequest>, quirks: Quirks = {}, capabilities: Partial<Capabilities> = {}) =>
  JSON.parse(JSON.stringify(toBody(callOf(request, { protocol: "openai-responses", quirks }, capabilities))));

const search = { deepable: true, returnResult: true, domains: ["example.org"], contentSize: "high", count: 7 } as const;

test("a vendor's own searches, wishes and extras come from its data", () => {
  const ark: Quirks = {
    searchTools: [{ type: "web_search", sources: ["douyin", "moji", "toutiao"] }],
    searchWishes: ["count"],
    includes: ["reasoning.encrypted_content"],
  };
  const body = wire({ search: { ...search, domains: [...search.domains] } }, ark);
  expect(body.tools).toEqual([{ type: "web_search", sources: ["douyin", "moji", "toutiao"], limit: 7 }]);
  expect(body).not.toHaveProperty("include");
  const xai: Quirks = { searchTools: [{ type: "web_search" }, { type: "x_search" }], searchWishes: ["domains"] };
  expect(wire({ search: { ...search, domains: [...search.domains] } }, xai).tools).toEqual([
    { type: "web_search", filters: { allowed_domains: ["example.org"] } },
    { type: "x_search" },
  ]);
});

test.each([
  [
    { mode: "on", effort: "high" },
    { thinking: { type: "enabled" }, reasoning: { effort: "high" } },
  ],
  [{ mode: "off" }, { thinking: { type: "disabled" } }],
  [{ mode: "unset" }, {}],
] as const)("Ark's thinking is %j switched by its type as %j", (thinking, expected) => {
  const own = { kind: "type", canDisable: true, byDefault: true, efforts: ["low", "high"] } as const;
  const { thinking: type, reasoning } = wire({ thinking }, {}, { thinking: own });
  expect({ thinking: type, reasoning }).toEqual({ thinking: undefined, reasoning: undefined, ...expected });
});

test("log probabilities are switched on as on chat where they are no extra", () => {
  const body = wire({ logprobs: true, topLogprobs: 3 }, { includes: [] });
  expect(body).toMatchObject({ logprobs: true, top_logprobs: 3 });
  expect(body).not.toHaveProperty("include");
});

test("instructions have the role that the vendor wants, and its own fields are there", () => {
  const messages = [{ role: "system" as const, parts: [{ type: "text" as const, text: "x" }] }];
  const body = wire(
    { messages, metadata: { a: "b" } },
    { systemRole: "developer", metadata: true, extraBody: { k: 1 } },
  );
  expect(body).toMatchObject({ input: [{ role: "developer", content: "x" }], metadata: { a: "b" }, k: 1 });
});

test("Ark's films and sounds have their parts, and frames are pictures", () => {
  const parts = [
    { type: "video" as const, url: "https://example.org/v", fps: 2 },
    { type: "video" as const, url: "", frames: ["data:image/png;base64,AA"] },
    { type: "audio" as const, data: "AA", format: "mp3" },
    { type: "citation" as const, citation: { index: 1, url: "https://example.org/" } },
  ];
  expect(wire({ messages: [{ role: "user", parts }] }).input[0].content).toEqual([
    { type: "input_video", video_url: "https://example.org/v", fps: 2 },
    { type: "input_image", image_url: "data:image/png;base64,AA", detail: "auto" },
    { type: "input_audio", audio_url: "data:audio/mp3;base64,AA" },
  ]);
});
