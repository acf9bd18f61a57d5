import { type Asked, found, type SourcesSpelling, tokenOf, toSse } from "./reply";

type Wire = Record<string, unknown>;

const usage = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 };
const kimiSearch = { name: "$web_search", arguments: '{"search_result":{"search_id":"s-1"}}' };

/** An answer as OpenAI's chat protocol streams it, in a vendor's dialect. */
export function openAiChatReply({ reply, dialect, body, round }: Asked): string {
  const { n = 1, logprobs = false } = body as { n?: number; logprobs?: boolean };
  const deltas = deltasOf({ ...reply, logprobs: reply.logprobs && logprobs }, dialect.thought ?? "reasoning_content");
  const searches = reply.sources ? dialect.sources : undefined;
  if (searches === "builtin_function" && round === 0) return toSse(kimiRound()) + done;
  const events = Array.from({ length: n }, (_, index) => index).flatMap((index) => [
    ...deltas.map((delta) => toEvent(index, delta, null)),
    ...(searches ? [{ ...toEvent(index, sourceDelta(searches), null), ...sourceFields(searches) }] : []),
    toEvent(index, {}, reply.calls?.length ? "tool_calls" : "stop"),
  ]);
  return toSse([...events, { choices: [], usage: { ...usage, ...(searches ? usageOf(searches) : {}) } }]) + done;
}

const done = "data: [DONE]\n\n";

function toEvent(index: number, { logprobs, ...delta }: Wire, finish: string | null): Wire {
  return {
    id: "c-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index, delta, finish_reason: finish, ...(logprobs ? { logprobs } : {}) }],
  };
}

function deltasOf(reply: Asked["reply"], thought: NonNullable<Asked["dialect"]["thought"]>): Wire[] {
  const text = reply.text ?? [];
  return [
    { role: "assistant", content: "" },
    ...(reply.thought ? thoughtDeltas(reply.thought, thought) : []),
    ...text.map((content, at) => ({
      content,
      ...(reply.logprobs && at === 0 ? { logprobs: { content: [tokenOf(content)] } } : {}),
    })),
    ...(reply.calls ?? []).map((name, index) => ({
      tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name, arguments: "{}" } }],
    })),
    ...(reply.audio ? [{ audio: { id: "audio_1", transcript: "Hi" } }, { audio: { data: "AAEC" } }] : []),
  ];
}

function thoughtDeltas(text: string, spelling: NonNullable<Asked["dialect"]["thought"]>): Wire[] {
  switch (spelling) {
    case "none":
      return [];
    case "tags":
      return [{ content: `<think>${text}</think>` }];
    case "parts":
      return [{ content: [{ type: "thinking", thinking: [{ type: "text", text }] }] }];
    case "reasoning_details":
      return [{ reasoning_details: [{ type: "reasoning.text", index: 0, text }] }];
    default:
      return [{ [spelling]: text }];
  }
}

function sourceDelta(spelling: SourcesSpelling): Wire {
  if (spelling !== "annotations" && spelling !== "openrouter") return {};
  return {
    annotations: found.map((url_citation) => ({
      type: "url_citation",
      url_citation: { ...url_citation, start_index: 0, end_index: 1 },
    })),
  };
}

function sourceFields(spelling: SourcesSpelling): Wire {
  const urls = found.map(({ url }) => url);
  const numbered = found.map((source, at) => ({ index: at + 1, ...source }));
  switch (spelling) {
    case "citations":
      return { citations: urls, search_results: found };
    case "contract":
      return { citations: urls, search_results: numbered };
    case "web_search":
      return { web_search: found.map(({ url, title }) => ({ link: url, title, content: "", media: "", icon: "" })) };
    case "search_results":
      return { search_results: numbered };
    case "search_info":
      return { search_info: { search_results: numbered } };
    default:
      return {};
  }
}

function usageOf(spelling: SourcesSpelling): Wire {
  if (spelling === "citations") return { num_search_queries: 2, citation_tokens: 7 };
  if (spelling === "contract") return { billed_units: 3 };
  if (spelling === "openrouter") return { server_tool_use_details: { web_search_requests: 2 } };
  return {};
}

function kimiRound(): Wire[] {
  const call = { index: 0, id: "$web_search:0", type: "builtin_function", function: kimiSearch };
  return [
    toEvent(0, { role: "assistant", content: "" }, null),
    toEvent(0, { tool_calls: [call] }, null),
    { ...toEvent(0, {}, "tool_calls"), usage },
  ];
}
