import type { DashScopeRequest } from "./request-schema";

type Rule = (request: DashScopeRequest) => string | undefined;

const rules: Rule[] = [
  ({ input }) => {
    const last = input.messages.at(-1)?.role;
    return last === "user" || last === "tool"
      ? undefined
      : 'Role must be in ["user","assistant","system","function","plugin","tool"] and the role in last message must be in ["user","function","tool"]';
  },
  ({ input }) => {
    const called = new Set(
      input.messages
        .flatMap((message) => (message.role === "assistant" ? (message.tool_calls ?? []) : []))
        .map(({ id }) => id),
    );
    const isAnswered = input.messages.every((message) => message.role !== "tool" || called.has(message.tool_call_id));
    return isAnswered
      ? undefined
      : "messages with role tool must be a response to a preceding message with tool_calls.";
  },
  ({ parameters: { response_format }, input }) =>
    response_format?.type === "json_object" && !/json/i.test(JSON.stringify(input))
      ? "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
      : undefined,
  ({ parameters: { thinking_budget, enable_thinking } }) =>
    thinking_budget !== undefined && !enable_thinking ? "thinking_budget needs enable_thinking." : undefined,
  ({ parameters: { n = 1, tools } }) => (n > 1 && tools ? "Value of n must be 1 when tools are passed." : undefined),
  ({ parameters: { tools, tool_choice, parallel_tool_calls } }) =>
    !tools && (tool_choice !== undefined || parallel_tool_calls !== undefined)
      ? "tool_choice and parallel_tool_calls need tools."
      : undefined,
  ({ parameters: { enable_search, search_options } }) =>
    search_options && !enable_search ? "search_options needs enable_search." : undefined,
  ({ parameters: { search_options: options } }) =>
    options?.enable_citation && !options.enable_source ? "enable_citation needs enable_source." : undefined,
  ({ parameters: { search_options: options } }) => {
    const narrows = options?.freshness ?? options?.assigned_site_list ?? options?.intention_options;
    return narrows !== undefined && (options?.search_strategy ?? "turbo") !== "turbo"
      ? "freshness, assigned_site_list and intention_options need the search_strategy turbo."
      : undefined;
  },
];

/** What the vendor would say to a request that has the right shape but breaks one of its rules. */
export function brokenRule(request: DashScopeRequest): string | undefined {
  for (const rule of rules) {
    const complaint = rule(request);
    if (complaint) return complaint;
  }
  return undefined;
}
