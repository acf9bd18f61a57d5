import type { ResponseFormat } from "@/lib/core/chat-request";
import type { PromptMessage } from "@/lib/core/message";
import type { Draft } from "./plan";

type JsonFormat = Exclude<ResponseFormat, { type: "text" }>;

/** Asks for JSON in the strongest way the model has, and in words where it has none or wants to be told as well. */
export function planFormat(draft: Draft): void {
  const { request, capabilities, emulations } = draft;
  const format = request.responseFormat;
  if (!format || format.type === "text") {
    request.responseFormat = undefined;
    return;
  }
  const { object, schema, objectAsSchema } = capabilities.json;
  if (format.type === "json-schema" && schema) return;
  if (format.type === "json" && object) {
    // OpenAI, Qwen and others refuse the mode when no message speaks of JSON.
    if (!speaksOfJson(request.messages)) request.messages = withInstruction(request.messages, format);
    return;
  }
  if (format.type === "json" && objectAsSchema) {
    request.responseFormat = { type: "json-schema", name: "answer", schema: { type: "object" } };
    return;
  }
  emulations.json = format;
  request.messages = withInstruction(request.messages, format);
  request.responseFormat = object ? { type: "json" } : undefined;
}

function speaksOfJson(messages: readonly PromptMessage[]): boolean {
  return messages.some(({ parts }) => parts.some((part) => part.type === "text" && /json/i.test(part.text)));
}

/** The instruction joins the system message that leads, so that templates with room for one alone still work. */
function withInstruction(messages: readonly PromptMessage[], format: JsonFormat): PromptMessage[] {
  const text =
    format.type === "json"
      ? "Answer with one valid JSON object and nothing else: no code fence, no words around it."
      : `Answer with one valid JSON value that follows this JSON schema, and nothing else: no code fence, no words around it.\n${JSON.stringify(format.schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== "system") return [{ role: "system", parts: [{ type: "text", text }] }, ...messages];
  return [{ ...first, parts: [...first.parts, { type: "text", text: `\n\n${text}` }] }, ...rest];
}
