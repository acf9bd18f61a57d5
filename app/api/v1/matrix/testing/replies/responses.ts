import { type Asked, found, tokenOf, toSse } from "./reply";

type Item = Record<string, unknown> & { type: string; id: string };

/** An answer as OpenAI's Responses API streams it. */
export function responsesReply({ reply: whole, body }: Asked): string {
  const reply = { ...whole, logprobs: whole.logprobs && asksForLogprobs(body) };
  const output: Item[] = [
    ...(reply.thought ? [thoughtItem(reply.thought)] : []),
    ...(reply.sources ? [searchItem] : []),
    ...(reply.text ? [messageItem(reply)] : []),
    ...(reply.calls ?? []).map(callItem),
  ];
  const response = { id: "resp_1", object: "response", created_at: 1, model: "m", status: "in_progress", output: [] };
  const usage = { input_tokens: 5, output_tokens: 3, total_tokens: 8 };
  return toSse(
    [
      { type: "response.created", response },
      ...output.flatMap((item, output_index) => eventsOf(item, output_index, reply)),
      { type: "response.completed", response: { ...response, status: "completed", output, usage } },
    ],
    true,
  );
}

function asksForLogprobs({ include, logprobs }: { include?: string[]; logprobs?: boolean }): boolean {
  return logprobs === true || include?.includes("message.output_text.logprobs") === true;
}

function eventsOf(item: Item, output_index: number, reply: Asked["reply"]): object[] {
  const place = { item_id: item.id, output_index };
  return [
    { type: "response.output_item.added", output_index, item: { ...item, ...emptied(item) } },
    ...deltasOf(item, reply).map((event) => ({ ...place, ...event })),
    { type: "response.output_item.done", output_index, item },
  ];
}

function emptied({ type }: Item): object {
  if (type === "message") return { status: "in_progress", content: [] };
  if (type === "reasoning") return { summary: [] };
  return type === "function_call" ? { status: "in_progress", arguments: "" } : { status: "in_progress" };
}

function deltasOf(item: Item, reply: Asked["reply"]): object[] {
  if (item.type === "reasoning")
    return [{ type: "response.reasoning_summary_text.delta", summary_index: 0, delta: reply.thought }];
  if (item.type === "function_call") return [{ type: "response.function_call_arguments.delta", delta: "{}" }];
  if (item.type !== "message") return [];
  const content_index = 0;
  return [
    ...(reply.text ?? []).map((delta, at) => ({
      type: "response.output_text.delta",
      content_index,
      delta,
      logprobs: reply.logprobs && at === 0 ? [tokenOf(delta)] : [],
    })),
    ...(reply.sources
      ? annotations.map((annotation, annotation_index) => ({
          type: "response.output_text.annotation.added",
          content_index,
          annotation_index,
          annotation,
        }))
      : []),
  ];
}

const annotations = found.map((source) => ({ type: "url_citation", ...source, start_index: 0, end_index: 1 }));

function thoughtItem(text: string): Item {
  return { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text }], encrypted_content: "E" };
}

const searchItem: Item = {
  type: "web_search_call",
  id: "ws_1",
  status: "completed",
  action: { type: "search", query: "q", sources: found.map(({ url }) => ({ type: "url", url })) },
};

function messageItem({ text = [], sources }: Asked["reply"]): Item {
  const content = [{ type: "output_text", text: text.join(""), annotations: sources ? annotations : [], logprobs: [] }];
  return { type: "message", id: "msg_1", role: "assistant", status: "completed", content };
}

function callItem(name: string, at: number): Item {
  return { type: "function_call", id: `fc_${at}`, call_id: `call_${at}`, name, arguments: "{}", status: "completed" };
}
