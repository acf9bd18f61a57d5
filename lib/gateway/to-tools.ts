import type { ToolChoice, ToolDefinition } from "@/lib/core/chat-request";
import { given } from "./given";
import type { CompletionRequest } from "./request-fields";

type WireFunction = NonNullable<CompletionRequest["functions"]>[number];

/** The functions of a request and how they are to be called, whichever spelling it uses. */
export function toTools(request: CompletionRequest): { tools?: ToolDefinition[]; toolChoice?: ToolChoice } {
  const { tools, functions, tool_choice: choice } = request;
  const listed = tools?.length ? tools.map((tool) => tool.function) : (functions ?? []);
  const isNarrowed = typeof choice === "object" && choice?.type === "allowed_tools";
  const allowed = isNarrowed ? new Set(choice.allowed_tools.tools.map((tool) => tool.function.name)) : undefined;
  const usable = allowed ? listed.filter(({ name }) => allowed.has(name)) : listed;
  if (usable.length === 0) return {};
  return given({ tools: usable.map(toDefinition), toolChoice: toToolChoice(request) });
}

function toDefinition({ name, description, parameters, strict }: WireFunction): ToolDefinition {
  return { name, ...given({ description, parameters, strict }) };
}

function toToolChoice({ tool_choice: choice, function_call: call }: CompletionRequest): ToolChoice | undefined {
  if (typeof choice === "string") return choice;
  if (choice) return choice.type === "function" ? { name: choice.function.name } : choice.allowed_tools.mode;
  if (typeof call === "string") return call;
  return call ? { name: call.name } : undefined;
}
