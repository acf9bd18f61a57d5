import { describe, expect, test } from "vitest";
import { ask, fixture, gist, standIns } from "./testing/ask";

const answering = standIns();

describe.each([undefined, 1, 7])("recorded answers in pieces of %j bytes", (cut) => {
  test.each([
    ["plain", { text: "Hello there! 你好 👋", finish: ["stop"], tokens: [17], end: "done" }],
    [
      "reasoning",
      {
        text: "The answer is **42**.",
        reasoning: "**Counting**\n\nSix sevens.\n\n**Checking**\n\nThat is 42.",
        tokens: [110],
        end: "done",
      },
    ],
    [
      "tool-call",
      {
        text: "Let me look.",
        reasoning: "Two cities, two calls.",
        calls: ['call_a weather {"city":"Paris"}', "call_b now {}"],
        finish: ["tool_calls"],
        end: "done",
      },
    ],
    ["rotating-ids", { text: "There are **3**.", reasoning: "**Counting**", calls: ['call_r count {"of":"r"}'] }],
    [
      "llama-server",
      {
        text: "Good day.",
        reasoning: "The user greets me.",
        calls: ['fc_one pick {"k":"one"}', 'fc_two pick {"k":"two"}'],
        tokens: [42],
      },
    ],
    ["lm-studio", { text: "I'll look.", reasoning: "A weather question.", calls: ['call_34 weather {"city":"Oslo"}'] }],
    ["incomplete", { text: "Once upon", finish: ["length"], end: "done" }],
    ["content-filter", { text: "How one", finish: ["content_filter"], end: "done" }],
    ["refusal", { text: "", refusal: "I cannot help.", finish: ["stop"], end: "done" }],
    ["phases", { text: "I will look first.\n\nHere it is.", finish: ["stop"] }],
    ["unknown-items", { text: "Done.", reasoning: "", calls: [], finish: ["stop"], end: "done" }],
    ["error-first", { text: "", finish: [], tokens: [], end: "insufficient_quota" }],
    ["failed-after", { text: "Good so far", finish: [], tokens: [11], end: "upstream_error" }],
    ["cut", { text: "Good so far", finish: [], end: "upstream_error" }],
  ])("%s", async (name, expected) => {
    const chunks = await ask(await answering(fixture(name), cut));
    expect(gist(chunks)).toMatchObject(expected);
    expect(chunks.filter((chunk) => chunk.type === "end")).toHaveLength(1);
    expect(chunks.filter((chunk) => chunk.type === "usage").length).toBeLessThanOrEqual(1);
  });
});

describe("calls for the client", () => {
  test("are functions, and what else it has to answer, but not what the vendor does by itself", async () => {
    expect(gist(await ask(await answering(fixture("other-calls"))))).toMatchObject({
      calls: [
        'call_sql write_sql {"input":"SELECT \\"a\\""}',
        'call_ts tool_search {"goal":"weather"}',
        'call_p_0 weather {"city":"Rome"}',
        "call_p_1 now {}",
        'call_s stock {"sku":"1"}',
      ],
      finish: ["tool_calls"],
    });
    expect(gist(await ask(await answering(fixture("x-search"))))).toMatchObject({ calls: [], finish: ["stop"] });
  });

  test("named as the wrapper of parallel calls are one when the client has such a function", async () => {
    const request = { tools: [{ name: "parallel" }] };
    const { calls } = gist(await ask(await answering(fixture("other-calls")), request));
    expect(calls[2]).toMatch(/^call_p parallel \{"tool_uses":\[/);
  });

  test("bring what a follow-up must show again, in its order, before the finish", async () => {
    const chunks = await ask(await answering(fixture("tool-call")));
    const summary = [{ type: "summary_text", text: "Two cities, two calls." }];
    expect(chunks.slice(-4)).toMatchObject([
      { type: "usage" },
      {
        type: "carry",
        choice: 0,
        carry: {
          protocol: "openai-responses",
          content: {
            items: [
              { id: "rs_1", type: "reasoning", encrypted_content: "gAAAA-one", summary },
              { type: "function_call", call_id: "call_a" },
              { type: "function_call", call_id: "call_b" },
            ],
          },
        },
      },
      { type: "finish", reason: "tool_calls" },
      { type: "end" },
    ]);
  });

  test.each(["rotating-ids", "other-calls"])("leave nothing to show again in %s", async (name) => {
    const chunks = await ask(await answering(fixture(name)));
    expect(chunks.filter((chunk) => chunk.type === "carry")).toEqual([]);
  });

  test("bring the plain thoughts of a server that does not seal them", async () => {
    const carry = (await ask(await answering(fixture("lm-studio")))).find((chunk) => chunk.type === "carry");
    expect(carry?.carry.content).toMatchObject({
      items: [{ id: "rs_1", content: [{ text: "A weather question." }] }, {}],
    });
  });
});

describe("a search", () => {
  test("names what is cited first, in the order of its marks, and then what was only found", async () => {
    const chunks = await ask(await answering(fixture("search")));
    expect(chunks.flatMap((chunk) => (chunk.type === "citation" ? [chunk.citation] : []))).toEqual([
      { index: 1, url: "https://example.org/cited?b=2", title: "Cited" },
      { index: 2, url: "https://example.com/other", title: "Other" },
      { index: 3, url: "https://example.org/found" },
    ]);
    expect(chunks.find((chunk) => chunk.type === "search")).toEqual({
      type: "search",
      engine: "native",
      queries: ["population of Paris", "Paris inhabitants 2026", "Paris census"],
      results: 4,
    });
  });

  test("is billed by the searches that ran, not by the pages that were opened", async () => {
    expect(gist(await ask(await answering(fixture("search")))).billed).toEqual([2]);
  });

  test("of xAI is billed by its own count, and the number of a mark is no title", async () => {
    const chunks = await ask(await answering(fixture("x-search")));
    expect(gist(chunks).billed).toEqual([1]);
    expect(chunks.find((chunk) => chunk.type === "citation")).toEqual({
      type: "citation",
      citation: { index: 1, url: "https://x.com/i/status/1" },
    });
    expect(chunks.find((chunk) => chunk.type === "search")).toMatchObject({ queries: [], results: 7 });
  });

  test.each([
    [{ usage: { tool_usage: { web_search: 4 } } }, 4],
    [{ usage: {}, tool_usage: { web_search: { num_requests: 3 } } }, 3],
    [{ usage: {}, tool_usage: { web_search: { num_requests: 0 } } }, 1],
  ])("that the vendor counts in %j is billed as %i", async (account, billed) => {
    const item = { type: "web_search_call", id: "ws_1", status: "completed", arguments: '{"query":"q"}' };
    const whole = { object: "response", status: "completed", output: [item], ...account };
    const chunks = await ask(await answering(JSON.stringify(whole)));
    expect(gist(chunks).billed).toEqual([billed]);
    expect(chunks.find((chunk) => chunk.type === "search")).toMatchObject({ queries: ["q"] });
  });

  test("that is told of twice is billed once", async () => {
    const item = { type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: "q" } };
    const done = `data: ${JSON.stringify({ type: "response.output_item.done", output_index: 0, item })}\n\n`;
    const end = `data: ${JSON.stringify({ type: "response.completed", response: { usage: {} } })}\n\n`;
    expect(gist(await ask(await answering(done + done + end))).billed).toEqual([1]);
  });

  test("that never ran is told of nowhere", async () => {
    const item = { type: "web_search_call", id: "ws_1", status: "failed", action: { type: "search", query: "q" } };
    const whole = { object: "response", status: "completed", output: [item], usage: {} };
    const chunks = await ask(await answering(JSON.stringify(whole)));
    expect(chunks.map((chunk) => chunk.type)).toEqual(["usage", "finish", "end"]);
  });
});

describe("an answer", () => {
  const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  const delta = (text: string) => event({ type: "response.output_text.delta", output_index: 0, delta: text });
  const completed = event({ type: "response.completed", response: { status: "completed", output: [] } });

  test("may be one JSON document, and says the same as its stream", async () => {
    const streamed = new TextDecoder().decode(fixture("search"));
    const { response } = JSON.parse(streamed.trim().split("\n").at(-1)?.slice("data: ".length) ?? "");
    const whole = gist(await ask(await answering(JSON.stringify(response))));
    const { reasoning, ...rest } = gist(await ask(await answering(streamed)));
    expect(whole).toEqual({ reasoning, ...rest });
  });

  test("tells its usage in chat's counts", async () => {
    const usage = {
      input_tokens: 216,
      input_tokens_details: { cached_tokens: 192 },
      output_tokens: 863,
      output_tokens_details: { reasoning_tokens: 237 },
      total_tokens: 1079,
    };
    const chunks = await ask(await answering(JSON.stringify({ object: "response", status: "completed", usage })));
    expect(chunks.find((chunk) => chunk.type === "usage")?.usage).toMatchObject({
      promptTokens: 216,
      completionTokens: 863,
      totalTokens: 1079,
      prompt: { cached: 192 },
      completion: { reasoning: 237 },
    });
  });

  test("keeps log probabilities and the name of its model", async () => {
    const chunks = await ask(await answering(fixture("lm-studio")));
    expect(chunks.filter((chunk) => chunk.type === "upstream")).toEqual([
      { type: "upstream", model: "zai-org/glm-4.7-flash" },
    ]);
    expect(chunks.find((chunk) => chunk.type === "text-delta")).toEqual({
      type: "text-delta",
      choice: 0,
      text: "I",
      logprobs: [{ token: "I", logprob: -0.25, bytes: [73], top: [] }],
    });
  });

  test("with thoughts in tags has them told apart", async () => {
    const pieces = ["<th", "ink>Hm.</thi", "nk>\n\nHi"].map(delta).join("");
    expect(gist(await ask(await answering(pieces + completed)))).toMatchObject({ text: "Hi", reasoning: "Hm." });
  });

  test("whose thought comes in full and in summary has it once", async () => {
    const thought = (type: string, text: string) => event({ type, output_index: 0, delta: text });
    const text =
      thought("response.reasoning_text.delta", "Hm.") + thought("response.reasoning_summary_text.delta", "S");
    expect(gist(await ask(await answering(text + completed)))).toMatchObject({ reasoning: "Hm." });
  });

  test("is not changed by anything after its end", async () => {
    const late = event({ type: "error", message: "Too late." });
    const text = delta("a") + completed + delta("b") + late;
    expect(gist(await ask(await answering(text)))).toMatchObject({ text: "a", finish: ["stop"], end: "done" });
  });

  test("of items that came without any delta is all there", async () => {
    const items = [
      { type: "reasoning", summary: [{ text: "One." }, { text: "Two." }], content: [{ text: "Not this too." }] },
      { type: "message", content: [{ type: "output_text", text: "Hi" }] },
      { type: "message", content: [{ type: "refusal", refusal: "No." }] },
      { type: "function_call", call_id: "c", name: "f", arguments: "" },
    ];
    const text = items.map((item, at) => event({ type: "response.output_item.done", output_index: at, item })).join("");
    expect(gist(await ask(await answering(text + completed)))).toMatchObject({
      text: "Hi",
      reasoning: "One.\n\nTwo.",
      refusal: "No.",
      calls: ["c f {}"],
    });
  });

  test("some of whose deltas were lost is all there", async () => {
    const done = (at: number, item: object) => event({ type: "response.output_item.done", output_index: at, item });
    const message = (text: string) => ({ type: "message", content: [{ type: "output_text", text }] });
    const call = { type: "function_call", call_id: "c", name: "f" };
    const text =
      delta("Hi") +
      done(0, message("Hi all")) +
      event({ type: "response.output_item.added", output_index: 1, item: { ...call, arguments: "" } }) +
      event({ type: "response.function_call_arguments.delta", output_index: 1, delta: '{"a"' }) +
      done(1, { ...call, arguments: '{"a":1}' }) +
      event({ type: "response.output_text.delta", output_index: 2, delta: "Said" }) +
      done(2, message("Not what was said"));
    expect(gist(await ask(await answering(text + completed)))).toMatchObject({
      text: "Hi all\n\nSaid",
      calls: ['c f {"a":1}'],
    });
  });

  test.each([
    ['{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}', "rate_limit_exceeded"],
    ['{"message":"服务端异常，请重试"}', "upstream_error"],
    [event({ type: "error", code: "server_error", message: "Bad", param: null }), "upstream_error"],
    ['event: error\ndata: {"message":"prompt is too long: 9 tokens"}\n\n', "context_length_exceeded"],
    [event({ type: "response.failed", response: { error: { code: "rate_limit_exceeded" } } }), "rate_limit_exceeded"],
    ['{"object":"response","status":"failed","error":{"code":"server_error","message":"x"}}', "upstream_error"],
    ['{"object":"response","status":"in_progress","output":[]}', "upstream_error"],
    ["<html>Welcome</html>", "upstream_error"],
    ["", "upstream_error"],
    ["data: [DONE]\n\n", "upstream_error"],
    [delta("half"), "upstream_error"],
  ])("of status 200 that is %s fails as %s", async (text, code) => {
    expect(gist(await ask(await answering(text))).end).toBe(code);
  });

  test("cannot reach a prototype", async () => {
    const hostile = `data: {"type":"response.output_item.done","__proto__":{"polluted":1},"output_index":0,"item":{"type":"function_call","call_id":"__proto__","name":"constructor","arguments":"{}","__proto__":{"polluted":1}}}\n\n`;
    const chunks = await ask(await answering(hostile + completed));
    expect(gist(chunks)).toMatchObject({ calls: ["__proto__ constructor {}"], finish: ["tool_calls"], end: "done" });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  test("never shows the key", async () => {
    const text = event({ type: "error", message: "Bad key sk-canary-123456 here" });
    expect(JSON.stringify(await ask(await answering(text)))).not.toContain("canary");
  });
});
