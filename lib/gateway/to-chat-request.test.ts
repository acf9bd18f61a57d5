import { describe, expect, test } from "vitest";
import { completionRequestSchema } from "./request-schema";
import { ask, wrongAt } from "./testing/ask";
import { toChatRequest } from "./to-chat-request";

describe("a parameter", () => {
  test.each<[object, object]>([
    [{ max_tokens: 7 }, { maxCompletionTokens: 7 }],
    [{ max_completion_tokens: 7, max_tokens: 9 }, { maxCompletionTokens: 7 }],
    [{ json_mode: true }, { responseFormat: { type: "json" } }],
    [{ json_mode: false, response_format: { type: "json_object" } }, { responseFormat: { type: "json" } }],
    [
      {
        json_mode: true,
        response_format: { type: "json_schema", json_schema: { name: "n", schema: { type: "object" }, strict: true } },
      },
      { responseFormat: { type: "json-schema", name: "n", schema: { type: "object" }, strict: true } },
    ],
    [{ stop: "END" }, { stop: ["END"] }],
    [{ stop: ["a", "b"] }, { stop: ["a", "b"] }],
    [
      { logprobs: true, top_logprobs: 2 },
      { logprobs: true, topLogprobs: 2 },
    ],
    [
      { frequency_penalty: -2, presence_penalty: 2 },
      { frequencyPenalty: -2, presencePenalty: 2 },
    ],
    [
      { temperature: 0, top_p: 1, top_k: 40, n: 2 },
      { temperature: 0, topP: 1, topK: 40, n: 2 },
    ],
    [
      { retries: 3, parallel_tool_calls: false },
      { retries: 3, parallelToolCalls: false },
    ],
    [{ strict_params: true }, { strictParams: true }],
    [{ metadata: { a: "b", c: 1, d: true } }, { metadata: { a: "b", c: 1, d: true } }],
    [{ sess_id: "s 1" }, { sessId: "s 1" }],
    [{ sess_id: "", prompt_cache_key: "k" }, { sessId: "k" }],
    [
      { modalities: ["text", "audio"], audio: { voice: { id: "v" }, format: "wav" } },
      { modalities: ["text", "audio"], audio: { voice: "v", format: "wav" } },
    ],
  ])("%j means %j", (body, wanted) => {
    expect(ask(body)).toMatchObject(wanted);
  });

  test("takes 64-bit seeds, which lose their last digits on the way", () => {
    const parsed = completionRequestSchema.parse(
      JSON.parse('{"messages":[{"role":"user","content":"x"}],"seed":-9223372036854775808}'),
    );
    expect(toChatRequest(parsed, { model: "m", userId: "u" }).seed).toBe(-(2 ** 63));
  });

  test("counts what says nothing as not given", () => {
    const nothing = ask({ max_tokens: 0, stop: [], top_k: -1, top_logprobs: 2, user: "", sess_id: "", metadata: null });
    expect(Object.keys(nothing).sort()).toEqual(["endUser", "messages", "model", "thinking"]);
  });

  test("tells people apart without naming them", () => {
    const mine = ask({}).endUser;
    expect(mine).toMatch(/^[0-9a-f]{32}$/);
    expect(ask({}).endUser).toBe(mine);
    expect(ask({}, { userId: "user-2" }).endUser).not.toBe(mine);
    expect(ask({ user: "alice" }).endUser).not.toBe(mine);
    expect(ask({ safety_identifier: "alice" }).endUser).toBe(ask({ user: "alice" }).endUser);
  });

  test.each<[object, string]>([
    [{ json_mode: true, response_format: { type: "text" } }, "response_format.type"],
    [{ response_format: { type: "xml" } }, "response_format.type"],
    [{ stop: ["a", ""] }, "stop.1"],
    [{ stop: Array(17).fill("a") }, "stop"],
    [{ retries: -1 }, "retries"],
    [{ retries: 1.5 }, "retries"],
    [{ seed: 0.5 }, "seed"],
    [{ seed: 1e300 }, "seed"],
    [{ n: 129 }, "n"],
    [{ top_p: 1.1 }, "top_p"],
    [{ frequency_penalty: 2.1 }, "frequency_penalty"],
    [{ modalities: ["audio"] }, "audio"],
    [{ modalities: ["smell"] }, "modalities.0"],
    [{ audio: { voice: 3, format: "wav" } }, "audio.voice"],
    [{ metadata: { a: {} } }, "metadata.a"],
    [{ metadata: { a: "x".repeat(513) } }, "metadata.a"],
    [{ metadata: { ["k".repeat(65)]: "x" } }, `metadata.${"k".repeat(65)}`],
    [{ metadata: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`k${at}`, "x"])) }, "metadata"],
    [{ user: 3 }, "user"],
    [{ strict_params: "yes" }, "strict_params"],
  ])("%j is refused at %s", (body, path) => {
    expect(wrongAt(body)).toBe(path);
  });
});
