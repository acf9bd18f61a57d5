import type { ToolChoice, ToolDefinition } from "@/lib/core/chat-request";
import type { ProviderCall } from "@/lib/providers/provider";

type Wire = Record<string, unknown>;

/** The functions the model may call and the search it may make, with what it must do about them. */
export function toToolFields({ request, capabilities }: Omit<ProviderCall, "signal">): Wire {
  const functions = request.tools ?? [];
  const searches = Boolean(request.search) && (functions.length === 0 || capabilities.search?.withTools === true);
  const tools: Wire[] = [];
  if (searches) tools.push({ googleSearch: {} });
  if (functions.length > 0) tools.push({ functionDeclarations: functions.map(toDeclaration) });
  if (tools.length === 0) return {};
  if (functions.length === 0) return { tools };
  const functionCallingConfig = toCallingConfig(request.toolChoice, searches);
  if (!searches) return { tools, toolConfig: functionCallingConfig && { functionCallingConfig } };
  return { tools, toolConfig: { functionCallingConfig, includeServerSideToolInvocations: true } };
}

function toDeclaration({ name, description, parameters }: ToolDefinition): Wire {
  return { name, description: description ?? "", parametersJsonSchema: parameters };
}

/** Beside a search the free choice is called VALIDATED: vercel/ai packages/google/src/google-prepare-tools.ts. */
function toCallingConfig(choice: ToolChoice | undefined, searches: boolean): Wire | undefined {
  if (choice === undefined || choice === "auto") {
    if (searches) return { mode: "VALIDATED" };
    return choice && { mode: "AUTO" };
  }
  if (choice === "none") return { mode: "NONE" };
  return choice === "required" ? { mode: "ANY" } : { mode: "ANY", allowedFunctionNames: [choice.name] };
}
