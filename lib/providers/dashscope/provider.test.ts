import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { only } from "@/lib/stream/testing/chunks";
import { manyKinds, strictDashScope } from "./testing/strict-dashscope";

const { mock, ask } = strictDashScope();

const endOf = (chunks: readonly Chunk[]) => only(chunks, "end")[0];

describe("a question", () => {
  test.each([
    ["/compatible-mode/v1", "/api/v1"],
    ["/compatible-mode/v1/", "/api/v1"],
    ["/api/v1", "/api/v1"],
    ["", "/api/v1"],
    ["/proxy/compatible-mode/v1", "/proxy/api/v1"],
  ])("of a base that ends in %j goes to %s of the same place", async (path, expected) => {
    await ask({}, {}, { baseUrl: `${mock().url}${path}` });
    expect(mock().seen.at(-1)?.url).toBe(`${expected}/services/aigc/text-generation/generation`);
    expect(mock().seen.at(-1)?.headers["x-dashscope-sse"]).toBe("enable");
  });
});

describe("a refusal", () => {
  test("of the key is the upstream's fault and does not show the key", async () => {
    const chunks = await ask({}, {}, { apiKey: "sk-wrong-canary-1" });
    expect(endOf(chunks)).toMatchObject({ reason: "failed", error: { code: "upstream_auth_error" } });
    expect(JSON.stringify(chunks)).not.toContain("canary");
  });

  test("of a request names its reason, though it is framed as an event", async () => {
    const chunks = await ask({ n: 2, tools: [{ name: "f" }] });
    expect(endOf(chunks)?.error).toMatchObject({
      code: "invalid_value",
      message: "Vendor: <400> InternalError.Algo.InvalidParameter: Value of n must be 1 when tools are passed.",
    });
  });

  test("of a model that answers at the other service names its reason", async () => {
    const chunks = await ask({ model: "qwen-echo" }, { input: manyKinds });
    expect(endOf(chunks)?.error).toMatchObject({
      code: "invalid_value",
      message: expect.stringContaining("url error"),
    });
  });
});
