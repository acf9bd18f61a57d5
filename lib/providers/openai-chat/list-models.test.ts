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
