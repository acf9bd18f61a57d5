import type { ChatRequest, ToolChoice } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

/**
 * The client's functions and the vendor's own tools. Servers refuse a tool choice, or a word about parallel calls, when
 * no function comes with it.
 */
export function toToolFields(request: ChatRequest, quirks: Quirks, vendorTools: readonly WireObject[]): WireObject {
  const functions = (request.tools ?? []).map((tool) => ({ type: "function", function: tool }));
  const tools = [...functions, ...vendorTools];
  if (tools.length === 0) return {};
  if (functions.length === 0) return { tools };
  return {
    tools,
    tool_choice: request.toolChoice && toToolChoice(request.toolChoice, quirks),
    [quirks.parallelToolCallsField ?? "parallel_tool_calls"]: request.parallelToolCalls,
  };
}

function toToolChoice(choice: ToolChoice, quirks: Quirks): unknown {
  if (typeof choice !== "string") return { type: "function", function: { name: choice.name } };
  return choice === "required" ? (quirks.requiredToolChoice ?? "required") : choice;
}
