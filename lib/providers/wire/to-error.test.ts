import { describe, expect, test } from "vitest";
import { toUpstreamError } from "./to-error";

const fail = (status: number | undefined, body: unknown) =>
  toUpstreamError({ status, body, upstreamName: "Vendor", apiKey: "canary-key-1" });

test.each(["invalid_api_key", "insufficient_quota", "unauthorized"])(
  "a client's own word %s in a refusal says nothing of our account",
  (word) => {
    const message = `Invalid schema for function '${word}': must be an object`;
    const error = fail(400, { error: { message, type: "invalid_request_error", code: "invalid_function_parameters" } });
    expect(error).toMatchObject({ code: "invalid_value", status: 400 });
    expect(fail(400, { error: { message: `tools: ${word} is no function` } }).code).toBe("invalid_value");
  },
);

describe("toUpstreamError", () => {
  test.each([
    [401, { detail: "Invalid API Key" }, "upstream_auth_error"],
    [400, { code: "invalid-argument", error: "Incorrect API key provided: xa***ey" }, "upstream_auth_error"],
    [
      400,
      [{ error: { code: 400, message: "API key not valid. Please pass a valid API key." } }],
      "upstream_auth_error",
    ],
    [200, { code: "InvalidApiKey", message: "Invalid API-key provided.", request_id: "1" }, "upstream_auth_error"],
    [403, { error: { message: "Your account may not use this" } }, "upstream_auth_error"],
    [403, { error: { message: "Input was flagged by moderation" } }, "permission_denied"],
    [402, { error: { message: "Insufficient Balance" } }, "insufficient_quota"],
    [429, { error: { message: "You exceeded your current quota", code: "insufficient_quota" } }, "insufficient_quota"],
    [400, { error: { message: "Your credit balance is too low to access the API" } }, "insufficient_quota"],
    [400, { error: { message: "This model's maximum context length is 8192 tokens" } }, "context_length_exceeded"],
    [400, { error: { message: "prompt is too long: 210000 tokens > 200000 maximum" } }, "context_length_exceeded"],
    [400, { error: { message: "The input token count (9) exceeds the maximum" } }, "context_length_exceeded"],
    [400, { error: { message: "…", type: "too_many_prompt_tokens" } }, "context_length_exceeded"],
    [400, { error: { message: "the request exceeds the available context size" } }, "context_length_exceeded"],
    [404, { error: { message: 'model "x" not found, try pulling it first' } }, "model_not_found"],
    [400, { error: { message: "bad", code: "model_not_found" } }, "model_not_found"],
    [400, { error: { message: "Model Not Exist" } }, "model_not_found"],
    [404, "404 page not found", "upstream_error"],
    [404, "<html>nginx</html>", "upstream_error"],
    [413, {}, "request_too_large"],
    [429, {}, "rate_limit_exceeded"],
    [400, { error: { message: "temperature must be at most 2", param: "temperature" } }, "invalid_value"],
    [422, { detail: [{ msg: "field required", loc: ["body"] }] }, "invalid_value"],
    [
      400,
      { error: { message: "Unsupported parameter: 'stop'", code: "unsupported_parameter" } },
      "unsupported_parameter",
    ],
    [408, {}, "timeout"],
    [504, "", "timeout"],
    [503, { error: { message: "Overloaded" } }, "upstream_unavailable"],
    [529, { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, "upstream_unavailable"],
    [500, { message: "服务端异常，请重试" }, "upstream_error"],
    [500, { error: { message: "rate limiter broke" } }, "upstream_error"],
    [undefined, { error: { message: "Provider returned error", code: 429 } }, "rate_limit_exceeded"],
    [undefined, { error: { code: "tool_use_failed", failed_generation: "<" } }, "upstream_error"],
    [undefined, { base_resp: { status_code: 1008, status_msg: "insufficient balance" } }, "insufficient_quota"],
    [undefined, null, "upstream_error"],
  ])("status %j with %j is %s", (status, body, code) => {
    expect(fail(status, body).code).toBe(code);
  });

  test("names the parameter that the upstream named", () => {
    expect(fail(400, { error: { message: "bad", param: "top_p" } }).toShape()).toMatchObject({ param: "top_p" });
  });

  test("repeats no key, neither ours nor one that looks like one, and not a whole page", () => {
    const { message } = fail(500, { error: { message: `canary-key-1 sk-abcdefgh12345 ${"x".repeat(5_000)}` } });
    expect(message).toMatch(/^Vendor: \[key\] \[key\] x/);
    expect(message.length).toBeLessThan(600);
    expect(fail(502, "<html>secret</html>").message).toBe("Vendor answered with 502.");
  });
});
