import type { GbnfJsonObjectSchema, GbnfJsonSchema, LlamaGrammar } from "node-llama-cpp";
import type { ResponseFormat, Warning } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import { literal } from "./call-syntax";
import type { LoadedModel } from "./engine";
import { fitSchema } from "./fit-schema";

/** Making a grammar takes time by the square of the schema's length, during which nothing else is served. */
export const longestSchema = 32_768;

/**
 * The grammar of an answer in a fixed form; undefined for free text. With `call`, the text that begins a function
 * call, the answer may be a call instead.
 * @throws AppError invalid_value when the engine cannot follow the schema.
 */
export async function toGrammar(
  loaded: LoadedModel,
  format: ResponseFormat | undefined,
  call: string | undefined,
  warn: (warning: Warning) => void,
): Promise<LlamaGrammar | undefined> {
  if (format === undefined || format.type === "text") return undefined;
  const { llama } = loaded;
  const form = format.type === "json" ? await llama.getGrammarFor("json") : await toSchemaGrammar(loaded, format, warn);
  if (call === undefined) return form;
  return llama.createGrammar({
    grammar: `${form.grammar.replace(/^root\s*::=/m, "answer ::=")}\nroot ::= answer | ${literal(call)}\n`,
    stopGenerationTriggers: form.stopGenerationTriggers,
  });
}

/** Any text, but no end: what keeps a thought from ending the answer before its prescribed part. */
export function endlessGrammar({ llama }: LoadedModel): Promise<LlamaGrammar> {
  return llama.createGrammar({ grammar: String.raw`root ::= [^\x00]* "\x00"` });
}

async function toSchemaGrammar(
  { llama, file }: LoadedModel,
  { schema }: Extract<ResponseFormat, { type: "json-schema" }>,
  warn: (warning: Warning) => void,
): Promise<LlamaGrammar> {
  const { length } = JSON.stringify(schema);
  if (length > longestSchema) {
    const message = `The JSON schema has ${length} characters; the built-in engine takes ${longestSchema}.`;
    throw new AppError("invalid_value", message, { param: "response_format" });
  }
  const fitted = fitSchema(schema, file);
  if (fitted.ignored.length > 0) {
    const reason = `the built-in engine does not enforce ${fitted.ignored.join(", ")}`;
    warn({ param: "response_format", action: "adjusted", reason });
  }
  try {
    return await schemaGrammar(llama, fitted.schema);
  } catch (cause) {
    const message = "The built-in engine cannot follow this JSON schema.";
    throw new AppError("invalid_value", message, { param: "response_format", cause });
  }
}

/** The grammar of a fitted schema. Rejects when the engine cannot follow it. */
export function schemaGrammar(llama: LoadedModel["llama"], schema: GbnfJsonSchema): Promise<LlamaGrammar> {
  // The declared types ask for one kind of schema at a time; the generator takes every kind.
  return llama.createGrammarForJsonSchema(schema as GbnfJsonObjectSchema);
}
