import { type Asked, found, toSse } from "./reply";

type Block = { start: object; deltas: object[] };

/** An answer as Anthropic's Messages API streams it. */
export function anthropicReply({ reply }: Asked): string {
  const blocks: Block[] = [
    ...(reply.thought ? [thoughtBlock(reply.thought)] : []),
    ...(reply.sources ? searchBlocks() : []),
    ...(reply.text ? [textBlock(reply.text, reply.sources === true)] : []),
    ...(reply.calls ?? []).map(callBlock),
  ];
  const usage = { input_tokens: 5, output_tokens: 3 };
  const searches = reply.sources ? { server_tool_use: { web_search_requests: 1 } } : {};
  return toSse(
    [
      {
        type: "message_start",
        message: { id: "msg_1", type: "message", role: "assistant", model: "m", content: [], stop_reason: null, usage },
      },
      ...blocks.flatMap(toEvents),
      {
        type: "message_delta",
        delta: { stop_reason: reply.calls?.length ? "tool_use" : "end_turn" },
        usage: { ...usage, ...searches },
      },
      { type: "message_stop" },
    ],
    true,
  );
}

function toEvents({ start, deltas }: Block, index: number): object[] {
  return [
    { type: "content_block_start", index, content_block: start },
    ...deltas.map((delta) => ({ type: "content_block_delta", index, delta })),
    { type: "content_block_stop", index },
  ];
}

function thoughtBlock(thinking: string): Block {
  return {
    start: { type: "thinking", thinking: "", signature: "" },
    deltas: [
      { type: "thinking_delta", thinking },
      { type: "signature_delta", signature: "c2lnbmVk" },
    ],
  };
}

function textBlock(text: readonly string[], isSourced: boolean): Block {
  const citations = found.map((source) => ({
    type: "citations_delta",
    citation: { type: "web_search_result_location", ...source, cited_text: "", encrypted_index: "I" },
  }));
  return {
    start: { type: "text", text: "" },
    deltas: [...text.map((piece) => ({ type: "text_delta", text: piece })), ...(isSourced ? citations : [])],
  };
}

function searchBlocks(): Block[] {
  const content = found.map((source) => ({ type: "web_search_result", ...source, encrypted_content: "E" }));
  return [
    {
      start: { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} },
      deltas: [{ type: "input_json_delta", partial_json: '{"query":"q"}' }],
    },
    { start: { type: "web_search_tool_result", tool_use_id: "srvtoolu_1", content }, deltas: [] },
  ];
}

function callBlock(name: string, at: number): Block {
  return {
    start: { type: "tool_use", id: `toolu_${at}`, name, input: {} },
    deltas: [{ type: "input_json_delta", partial_json: "{}" }],
  };
}
