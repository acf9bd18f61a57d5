import { describe, expect, test } from "vitest";
import { openAiChatProvider } from "./provider";
import { standIns, upstreamAt, utf8 } from "./testing/answering-upstream";

const upstreamAnswering = standIns();

describe("the list of models", () => {
  const list = async (body: unknown) =>
    openAiChatProvider.listModels(
      await upstreamAnswering({ bytes: utf8(JSON.stringify(body)) }),
      new AbortController().signal,
    );

  test.each([
    [{ data: [{ id: "a", context_length: 8192 }, { id: "a" }, { id: "e", type: "embedding" }, {}, null] }, ["a"]],
    [{ models: [{ name: "models/x.gguf" }, { name: "llama:1b" }] }, ["models/x.gguf", "llama:1b"]],
    [[{ id: "bare" }], ["bare"]],
    [{ data: [] }, []],
  ])("is read from %j", async (body, names) => {
    expect((await list(body)).map((model) => model.name)).toEqual(names);
  });

  test("tells the context length under any of its names", async () => {
    const models = await list({ data: [{ id: "a", context_window: 1 }, { id: "b", meta: { n_ctx: 2 } }, { id: "c" }] });
    expect(models.map((model) => model.capabilities?.contextLength)).toEqual([1, 2, undefined]);
  });

  test.each([
    [
      "Together",
      [
        { id: "a", type: "chat" },
        { id: "b", type: "moderation" },
        { id: "c", type: "transcribe" },
      ],
      ["a"],
    ],
    [
      "LM Studio",
      {
        data: [
          { id: "a", type: "vlm" },
          { id: "b", type: "embeddings" },
        ],
      },
      ["a"],
    ],
    [
      "SiliconFlow",
      {
        data: [
          { id: "a", type: "text" },
          { id: "b", type: "text-to-image" },
        ],
      },
      ["a"],
    ],
    [
      "Mistral",
      {
        data: [
          { id: "a", capabilities: { completion_chat: true } },
          { id: "b", capabilities: { completion_chat: false } },
        ],
      },
      ["a"],
    ],
    [
      "Groq",
      {
        data: [
          { id: "a", active: true },
          { id: "b", active: false },
        ],
      },
      ["a"],
    ],
    [
      "OpenRouter",
      {
        data: [
          { id: "a", architecture: { output_modalities: ["text"] } },
          { id: "b", architecture: { output_modalities: ["image"] } },
        ],
      },
      ["a"],
    ],
  ])("of %s is read without what does not chat", async (_vendor, body, names) => {
    expect((await list(body)).map((model) => model.name)).toEqual(names);
  });

  test("tells what OpenRouter says of a model", async () => {
    const [model] = await list({
      data: [
        {
          id: "anthropic/claude",
          name: "Anthropic: Claude",
          context_length: 200_000,
          architecture: { input_modalities: ["text", "image", "audio", "file"], output_modalities: ["text"] },
          pricing: {
            prompt: "0.000003",
            completion: "0.000015",
            web_search: "0.01",
            input_cache_read: "0.0000001",
            input_cache_write: "0.00000375",
          },
          top_provider: { context_length: 200_000, max_completion_tokens: 64_000 },
          supported_parameters: ["tools", "tool_choice", "temperature", "top_k", "reasoning", "structured_outputs"],
        },
      ],
    });
    expect(model).toMatchObject({
      name: "anthropic/claude",
      title: "Anthropic: Claude",
      capabilities: {
        contextLength: 200_000,
        maxOutput: 64_000,
        input: { image: { url: true, bytes: true }, audio: { url: false, bytes: true }, video: false },
        audioOutput: false,
        prices: { currency: "USD", input: 3, output: 15, cacheRead: 0.1, cacheWrite: 3.75, search: 0.01 },
        tools: true,
        toolChoice: { none: true, required: true, named: true },
        json: { object: false, schema: true },
        temperature: { min: 0, max: 2 },
        topP: false,
        topK: true,
        seed: false,
        logprobs: false,
        maxStop: 0,
      },
    });
    expect(model?.capabilities?.temperature).not.toHaveProperty("fixed");
  });

  test("says nothing of prices that depend on what a router chooses", async () => {
    const [model] = await list({
      data: [{ id: "auto", pricing: { prompt: "-1", completion: "-1" }, supported_parameters: ["stop", "logprobs"] }],
    });
    expect(model?.capabilities).toMatchObject({
      maxStop: 4,
      logprobs: true,
      tools: false,
      temperature: { fixed: true },
    });
    expect(model?.capabilities).not.toHaveProperty("prices");
  });

  test.each([
    ["Groq", { context_window: 131_072, max_completion_tokens: 8_192 }, { contextLength: 131_072, maxOutput: 8_192 }],
    [
      "Mistral",
      { capabilities: { completion_chat: true, vision: true, function_calling: false } },
      { tools: false, input: { image: { url: true, bytes: true }, audio: false } },
    ],
    [
      "Moonshot",
      { supports_image_in: true, supports_video_in: false },
      { input: { image: { url: true, bytes: true }, video: false } },
    ],
    [
      "GeekAI",
      {
        limitations: { max_tokens: 4_096 },
        price: { currency: "CNY", unit: "mtokens", input: 2, output: 8, web_search: { price: 0.04 } },
      },
      { maxOutput: 4_096, prices: { currency: "CNY", input: 2, output: 8, search: 0.04 } },
    ],
    ["llama.cpp", { meta: { n_ctx_train: 32_768 } }, { contextLength: 32_768 }],
    ["whoever names no currency", { pricing: { input: 1, output: 2 }, max_model_len: 8 }, { contextLength: 8 }],
  ])("tells what %s says", async (_vendor, entry, capabilities) => {
    const [model] = await list({ data: [{ id: "a", ...entry }] });
    expect(model?.capabilities).toMatchObject(capabilities);
    expect(model?.capabilities?.prices).toEqual("prices" in capabilities ? capabilities.prices : undefined);
  });

  test("gives a name for people only where it is another one", async () => {
    const models = await list({ data: [{ id: "a", name: "a" }, { id: "b", display_name: "Bee" }, { id: "c" }] });
    expect(models.map((model) => model.title)).toEqual([undefined, "Bee", undefined]);
  });

  test("cannot reach a prototype", async () => {
    const body = '{"data":[{"id":"a","__proto__":{"polluted":1},"architecture":{"input_modalities":["__proto__"]}}]}';
    const upstream = await upstreamAnswering({ bytes: utf8(body) });
    const models = await openAiChatProvider.listModels(upstream, new AbortController().signal);
    expect(models.map((model) => model.name)).toEqual(["a"]);
    expect("polluted" in {}).toBe(false);
  });

  test.each([[{}], ["text"], [{ data: "x" }]])("is refused when it is %j", async (body) => {
    await expect(list(body)).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("loses the prefix that a vendor puts before every name", async () => {
    const upstream = await upstreamAnswering({ bytes: utf8('{"data":[{"id":"models/gemini"},{"id":"other"}]}') });
    const quirks = { modelNamePrefix: "models/" };
    const models = await openAiChatProvider.listModels({ ...upstream, quirks }, new AbortController().signal);
    expect(models.map((model) => model.name)).toEqual(["gemini", "other"]);
  });

  test("is not asked for when it is fixed", async () => {
    const models = await openAiChatProvider.listModels(
      { ...upstreamAt("http://127.0.0.1:1"), models: ["fixed"] },
      new AbortController().signal,
    );
    expect(models).toEqual([{ name: "fixed", status: { state: "ready" } }]);
  });
});
