import { setImmediate } from "node:timers/promises";
import type { ChatModelFunctions, GbnfJsonSchema } from "node-llama-cpp";
import type { ChatRequest, ToolDefinition, Warning } from "@/lib/core/chat-request";
import type { LoadedModel } from "./engine";
import { anyObject, fitSchema } from "./fit-schema";
import { longestSchema, schemaGrammar } from "./to-grammar";
import { withoutMarks } from "./without-marks";

/** The functions that an answer may call. */
export type Callable = {
  functions: ChatModelFunctions;
  /** The answer has to begin with a call. */
  isRequired: boolean;
  /** Calls in one answer; undefined leaves that to the model. */
  most?: number;
};

/**
 * The request's tools as the engine's functions; undefined when none may be called. A choice of one leaves the others
 * out. Arguments keep to the schema as far as the engine can follow it, else to any JSON object.
 */
export async function toFunctions(
  loaded: LoadedModel,
  { tools = [], toolChoice = "auto", parallelToolCalls }: ChatRequest,
  warn: (warning: Warning) => void,
): Promise<Callable | undefined> {
  const named = typeof toolChoice === "object" ? toolChoice.name : undefined;
  const callable = tools.filter((tool) => toolChoice !== "none" && (named === undefined || tool.name === named));
  if (callable.length === 0) return undefined;
  const functions: [string, ChatModelFunctions[string]][] = [];
  for (const tool of callable) {
    const { name, description = "" } = tool;
    const told = description === "" ? {} : { description: String(withoutMarks(loaded.model, description)) };
    functions.push([name, { ...told, params: await toParams(loaded, tool, warn) }]);
  }
  return {
    functions: Object.fromEntries(functions),
    isRequired: toolChoice !== "auto",
    most: parallelToolCalls === false || named !== undefined ? 1 : undefined,
  };
}

async function toParams(
  { llama, model, file: { longestText } }: LoadedModel,
  { name, parameters, strict }: ToolDefinition,
  warn: (warning: Warning) => void,
): Promise<GbnfJsonSchema | undefined> {
  if (parameters === undefined) return undefined;
  const loosely = (reason: string) => {
    if (strict) warn({ param: "tools", action: "adjusted", reason: `arguments of ${name}: ${reason}` });
  };
  const clean = (value: unknown) => withoutMarks(model, value);
  const { schema, ignored } = fitSchema(parameters, { longestText, clean });
  if (ignored.length > 0) loosely(`the built-in engine does not enforce ${ignored.join(", ")}`);
  try {
    if (!("type" in schema && schema.type === "object")) throw new Error("arguments are an object");
    if (JSON.stringify(parameters).length > longestSchema) throw new Error("too long");
    await schemaGrammar(llama, schema);
    // Many functions take their time, in which others are to be served.
    await setImmediate();
    return schema;
  } catch {
    loosely("any JSON object, because the built-in engine cannot follow the schema");
    return anyObject;
  }
}
