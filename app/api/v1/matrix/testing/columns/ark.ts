import { type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { noImages, noSounds, videos } from "@/app/api/v1/matrix/testing/cells/messages";
import { boundBy, jsonObjects, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { responsesWire } from "@/app/api/v1/matrix/testing/cells/responses";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { notThinking, thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { addresses } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/ark/api/v3";
const path = "/ark/api/v3/chat/completions";

const on = { thinking: { type: "enabled" } };
const off = { thinking: { type: "disabled" } };

/** By Responses, with the vendor's own sources beside the web. https://www.volcengine.com/docs/82379/1756990: limit. */
const search = (more: Body = {}, body: Body = {}) => ({
  tools: [{ type: "web_search", sources: ["douyin", "moji", "toutiao"], ...more }],
  ...body,
});

export const arkColumns: Column[] = [
  {
    model: "ark/doubao-seed-1-6-250615",
    base,
    wires: {
      // Unasked the vendor writes 4,096 tokens at most, so the model's own most is sent.
      usual: chatWire("doubao-seed-1-6-250615", path, { max_tokens: 16_000 }),
      responses: responsesWire("doubao-seed-1-6-250615", "/ark/api/v3/responses", {
        temperature: 1.3,
        max_output_tokens: 16_000,
        include: ["reasoning.encrypted_content"],
      }),
    },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on: pass(on),
        off: pass(off),
        effort: (reasoning_effort) => ({ ...on, reasoning_effort }),
        fitted: { xhigh: "high", max: "high" },
      }),
      ...searching({
        plain: search(),
        wire: "responses",
        billedUnits: 1,
        wishes: { count: search({ limit: 1 }), require_search: search({}, { tool_choice: "required" }) },
      }),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      seed: drop("seed"),
      ...boundBy("max_tokens", 16_000),
      // It reasons deeply.
      ...stoppedBy(0),
      "tool_choice required while thinking": pass({ ...on, tools, tool_choice: "required" }),
      ...videos,
      "video with fps": pass({
        messages: [{ role: "user", content: [{ type: "video_url", video_url: { url: addresses.mp4, fps: 2 } }] }],
      }),
      ...noSounds,
    },
  },
  {
    model: "ark/doubao-1-5-pro-32k-250115",
    base,
    wires: { usual: chatWire("doubao-1-5-pro-32k-250115", path, { max_tokens: 16_384 }) },
    cells: { ...notThinking, ...stoppedBy(4), ...jsonObjects, ...noImages, seed: drop("seed") },
  },
];
