import { type MessagesRequest, messagesRequest } from "./request-schema";

type Turn = MessagesRequest["messages"][number];
type Block = Turn["content"][number];

/** What the API would refuse a request for, in its words; undefined when it would not. */
export function refusalOf(body: unknown): string | undefined {
  const parsed = messagesRequest.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join(".")}: ${issue?.message}`;
  }
  return [refuseTurns, refuseTools, refuseThinking, refuseSampling].map((rule) => rule(parsed.data)).find(Boolean);
}

function refuseTurns({ messages }: MessagesRequest): string | undefined {
  if (messages[0]?.role !== "user") return "messages: first message must use the `user` role";
  if (messages.some((turn, at) => turn.role === messages[at - 1]?.role)) return "messages: roles must alternate";
  const last = messages.at(-1);
  const end = last?.role === "assistant" ? last.content.at(-1) : undefined;
  if (end?.type === "text" && end.text !== end.text.trimEnd())
    return "messages: final assistant content cannot end with trailing whitespace";
  return messages.map((turn, at) => refuseTurn(turn, messages[at - 1], messages[at + 1], at)).find(Boolean);
}

function refuseTurn(turn: Turn, before: Turn | undefined, after: Turn | undefined, at: number): string | undefined {
  const calls = idsOf(turn.content, "tool_use");
  const answered = after ? idsOf(after.content, "tool_result") : [];
  if (turn.role === "assistant" && after && calls.some((id) => !answered.includes(id)))
    return `messages.${at}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${calls}`;
  if (turn.role === "assistant") return undefined;
  const results = idsOf(turn.content, "tool_result");
  const asked = before ? idsOf(before.content, "tool_use") : [];
  if (results.some((id) => !asked.includes(id)))
    return `messages.${at}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${results}`;
  if (turn.content.slice(0, results.length).some((block) => block.type !== "tool_result"))
    return `messages.${at}: \`tool_result\` blocks must come first`;
  return turn.content.some((block) => ["tool_use", "thinking", "redacted_thinking"].includes(block.type))
    ? `messages.${at}: \`tool_use\` and \`thinking\` blocks can only be in \`assistant\` messages`
    : undefined;
}

function refuseTools({ messages, tools, tool_choice }: MessagesRequest): string | undefined {
  const uses = messages.some(({ content }) =>
    content.some(({ type }) => type === "tool_use" || type === "tool_result"),
  );
  if (uses && !tools?.length) return "Requests which include `tool_use` or `tool_result` blocks must define tools.";
  if (tool_choice && !tools?.length) return "tool_choice: may only be specified while providing tools";
  const names = (tools ?? []).map((tool) => tool.name);
  if (new Set(names).size < names.length) return "tools: Tool names must be unique.";
  return tool_choice?.type === "tool" && !names.includes(tool_choice.name)
    ? `tool_choice: Tool '${tool_choice.name}' not found in provided tools`
    : undefined;
}

function refuseThinking(request: MessagesRequest): string | undefined {
  const { thinking, messages, max_tokens, tool_choice } = request;
  const thoughts = messages.flatMap(({ content }) => content.filter((block) => block.type === "thinking"));
  if (thoughts.some((block) => block.signature !== signatureOf(block.thinking)))
    return "Invalid `signature` in `thinking` block";
  if (thinking?.type !== "enabled") return undefined;
  if (thinking.budget_tokens >= max_tokens) return "`max_tokens` must be greater than `thinking.budget_tokens`";
  if (tool_choice && tool_choice.type !== "auto" && tool_choice.type !== "none")
    return "Thinking may not be enabled when tool_choice forces tool use.";
  const first = firstOfTurn(messages)?.type;
  return first === undefined || first === "thinking" || first === "redacted_thinking"
    ? undefined
    : `Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block.`;
}

function refuseSampling({ thinking, temperature, top_p, top_k }: MessagesRequest): string | undefined {
  if (temperature !== undefined && top_p !== undefined)
    return "`temperature` and `top_p` cannot both be specified for this model. Please use only one.";
  const isThinking = thinking !== undefined && thinking.type !== "disabled";
  return isThinking && (temperature ?? top_p ?? top_k) !== undefined
    ? "`temperature` may only be set to 1 when thinking is enabled."
    : undefined;
}

/** The block that the answer being continued began with, before its first tool gave a result. */
function firstOfTurn(messages: readonly Turn[]): Block | undefined {
  const isAsked = (turn: Turn) => turn.role === "user" && turn.content[0]?.type !== "tool_result";
  return messages.slice(messages.findLastIndex(isAsked) + 1).find((turn) => turn.role === "assistant")?.content[0];
}

/** How this stand-in signs a thought. */
export function signatureOf(thought: string): string {
  return `sig-${Buffer.from(thought).toString("hex").slice(0, 24)}`;
}

function idsOf(content: readonly Block[], type: "tool_use" | "tool_result"): string[] {
  return content.flatMap((block) => {
    if (block.type === "tool_use" && type === "tool_use") return [block.id];
    return block.type === "tool_result" && type === "tool_result" ? [block.tool_use_id] : [];
  });
}
