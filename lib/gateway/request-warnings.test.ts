import { describe, expect, test } from "vitest";
import { completionRequestSchema } from "./request-schema";
import { requestWarnings } from "./request-warnings";
import { tool, warned, wrongAt } from "./testing/ask";

describe("what goes unused", () => {
  test.each<[object, string[]]>([
    [{ stream_options: { include_usage: true }, store: false, background: null }, []],
    [{ frobnicate: 1, logit_bias: {} }, ["frobnicate", "logit_bias"]],
    [{ thinking: { enabled: true, depth: 3 }, search_config: null }, ["thinking.depth"]],
    [{ enable_search: true, search_config: { engin: "x" } }, ["search_config.engin"]],
    [{ search_config: { engine: "x" } }, ["search_config"]],
    [{ enable_search: false, search_config: { engine: "x" } }, []],
    [{ max_tokens: 5, max_completion_tokens: 6 }, ["max_tokens"]],
    [{ max_tokens: 5, max_completion_tokens: 5 }, []],
    [{ max_completion_tokens: 0 }, ["max_completion_tokens"]],
    [{ logprobs: false, top_logprobs: 2 }, ["top_logprobs"]],
    [{ audio: { voice: "v", format: "wav" } }, ["audio"]],
    [{ functions: [{ name: "f" }] }, ["functions"]],
  ])("of %j is %j", (body, params) => {
    expect(warned(body)).toEqual(params);
  });

  test("fails a request that wants every parameter to count", () => {
    expect(() => warned({ strict_params: true, frobnicate: 1 })).toThrow(
      expect.objectContaining({ code: "unsupported_parameter", param: "frobnicate" }),
    );
    expect(warned({ strict_params: true, functions: [{ name: "f" }] })).toEqual(["functions"]);
  });

  test("is told of a key that would reach into the language", () => {
    const body = JSON.parse('{"messages":[{"role":"user","content":"x"}],"__proto__":{"stream":true},"constructor":1}');
    const parsed = completionRequestSchema.parse(body);
    expect(parsed.stream).toBeUndefined();
    expect(requestWarnings(parsed).map(({ param }) => param)).toEqual(["constructor"]);
  });
});

describe("whole requests", () => {
  test("of the contract are taken as they stand", () => {
    const contract = {
      model: "gpt-4o-mini",
      messages: [
        { role: "system", content: "..." },
        { role: "user", content: "..." },
      ],
      thinking: { enabled: true, budget_tokens: 16_000, reasoning_effort: "medium" },
      stream: true,
      enable_search: true,
      search_config: { engine: "glm/search-std", deepable: false, return_result: true },
      retries: 3,
      temperature: 1.3,
      max_completion_tokens: 4096,
      json_mode: true,
      tools: [tool("f")],
      tool_choice: "auto",
      parallel_tool_calls: true,
      stop: ["<string>"],
      logprobs: false,
      top_logprobs: 2,
      frequency_penalty: 0,
      presence_penalty: 0,
      top_p: 1,
      seed: 123,
      n: 1,
      metadata: {},
      sess_id: "",
    };
    expect(wrongAt(contract)).toBe("nothing");
    expect(warned(contract)).toEqual(["top_logprobs"]);
  });

  // openai-node tests/api-resources/chat/completions/completions.test.ts sends every parameter that OpenAI documents.
  test("with every parameter of OpenAI's are taken, and what Parley has no use for is named", () => {
    const all = {
      messages: [{ content: "string", role: "developer", name: "name" }],
      model: "gpt-4o",
      audio: { format: "wav", voice: "string" },
      frequency_penalty: -2,
      function_call: "none",
      functions: [{ name: "name", description: "description", parameters: { foo: "bar" } }],
      logit_bias: { foo: 0 },
      logprobs: true,
      max_completion_tokens: 0,
      max_tokens: 0,
      metadata: { foo: "string" },
      modalities: ["text"],
      n: 1,
      parallel_tool_calls: true,
      prediction: { content: "string", type: "content" },
      presence_penalty: -2,
      prompt_cache_key: "prompt-cache-key-1234",
      prompt_cache_retention: "in-memory",
      reasoning_effort: "none",
      response_format: { type: "text" },
      safety_identifier: "safety-identifier-1234",
      seed: -9007199254740991,
      service_tier: "auto",
      stop: "\n",
      store: true,
      stream: false,
      stream_options: { include_obfuscation: true, include_usage: true },
      temperature: 1,
      tool_choice: "none",
      tools: [
        {
          function: { name: "name", description: "description", parameters: { foo: "bar" }, strict: true },
          type: "function",
        },
      ],
      top_logprobs: 0,
      top_p: 1,
      user: "user-1234",
      verbosity: "low",
      web_search_options: {
        search_context_size: "low",
        user_location: { approximate: { city: "city" }, type: "approximate" },
      },
    };
    expect(wrongAt(all)).toBe("nothing");
    expect(warned(all)).toEqual([
      "logit_bias",
      "prediction",
      "prompt_cache_retention",
      "service_tier",
      "store",
      "verbosity",
      "web_search_options.user_location",
      "max_tokens",
      "max_completion_tokens",
      "audio",
      "functions",
    ]);
  });
});
