import { type Asked, found } from "./reply";

/** An answer as DashScope's own protocol streams it. */
export function dashscopeReply({ reply, body }: Asked): string {
  const { n = 1 } = (body as { parameters: { n?: number } }).parameters;
  const search_info = {
    search_results: found.map(({ url, title }, at) => ({ index: at + 1, url, title, site_name: "", icon: "" })),
  };
  const usage = {
    input_tokens: 5,
    output_tokens: 3,
    total_tokens: 8,
    ...(reply.sources ? { plugins: { search: { count: 1 } } } : {}),
  };
  const pieces = [
    ...(reply.thought ? [{ reasoning_content: reply.thought, content: "" }] : []),
    ...(reply.text ?? []).map((content) => ({ content })),
    ...(reply.calls ?? []).map((name, index) => ({
      content: "",
      tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name, arguments: "{}" } }],
    })),
  ];
  const last = { content: "", finish: reply.calls?.length ? "tool_calls" : "stop" };
  return [...pieces.map((piece) => ({ ...piece, finish: "null" })), last]
    .map(({ finish, ...message }, at) => {
      const output = {
        choices: Array.from({ length: n }, (_, index) => ({
          index,
          message: { role: "assistant", ...message },
          finish_reason: finish,
        })),
        ...(reply.sources && at === 0 ? { search_info } : {}),
      };
      return `id:${at + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify({ output, usage })}\n\n`;
    })
    .join("");
}
