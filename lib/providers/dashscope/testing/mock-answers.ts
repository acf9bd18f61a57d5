import type { DashScopeRequest } from "./request-schema";

type Event = Record<string, unknown>;

const sources = [
  { site_name: "百科", icon: "https://example.org/i.png", index: 1, title: "第一", url: "https://example.org/1" },
  { site_name: "无", icon: "", index: 2, title: "第二", url: "https://example.com/2" },
];

/** The events with which the mock answers a request that keeps the rules: it calls, searches, thinks, or says the question again. */
export function toEvents(request: DashScopeRequest, isMultimodal: boolean): Event[] {
  const { messages } = request.input;
  const last = messages.at(-1);
  const question = textOf(last?.content ?? "");
  const { tools = [], enable_search, enable_thinking, n = 1, search_options } = request.parameters;
  const wanted = last?.role === "user" ? tools.filter((tool) => question.includes(tool.function.name)) : [];
  const says = (text: string) => ({
    role: "assistant",
    content: isMultimodal ? (text === "" ? [] : [{ text }]) : text,
  });
  const pieces: Event[] = enable_thinking ? [{ ...says(""), reasoning_content: "想一想。" }] : [];
  if (wanted.length > 0) {
    pieces.push(
      ...wanted.flatMap((tool, index) =>
        toCallPieces(tool.function.name, index).map((call) => ({ ...says(""), tool_calls: [call] })),
      ),
    );
  } else pieces.push(...question.split(/(?<= )/).map(says));
  const finish = wanted.length > 0 ? "tool_calls" : "stop";
  const usage = {
    input_tokens: 7,
    output_tokens: pieces.length,
    total_tokens: 7 + pieces.length,
    ...(enable_search ? { plugins: { search: { count: 2 } } } : {}),
  };
  const frame = (message: Event, finish_reason: string, index: number, more: Event = {}) => ({
    output: { choices: [{ message, index, finish_reason }], ...more },
    usage,
    request_id: "mock-request",
  });
  const answers = Array.from({ length: n }, (_, index) => [
    ...pieces.map((piece) => frame(piece, "null", index)),
    frame(says(""), finish, index),
  ]).flat();
  if (!enable_search || !search_options?.enable_source) return answers;
  const found = { ...frame(says(""), "null", 0, { search_info: { search_results: sources } }), usage: {} };
  return [
    found,
    ...answers.map((event) => ({ ...event, output: { ...event.output, search_info: { search_results: [] } } })),
  ];
}

/** Continuations have an empty id and no name. */
function toCallPieces(name: string, index: number): Event[] {
  return [
    { index, id: `call_${name}`, type: "function", function: { name, arguments: '{"about":' } },
    { index, id: "", type: "function", function: { arguments: `"${index}"}` } },
  ];
}

function textOf(content: string | object[]): string {
  if (typeof content === "string") return content;
  return content.map((part) => ("text" in part ? String(part.text) : "")).join("");
}
