import type { PromptMessage } from "@/lib/core/message";
import { isWireObject, listField, parseWire, textField } from "@/lib/net/wire-json";

type Wire = Record<string, unknown>;

/** Stands in for a signature nobody has. https://ai.google.dev/gemini-api/docs/thought-signatures, FAQ */
const noSignature = "skip_thought_signature_validator";

/**
 * The functions an answer called, each with the signature of the thought before it, and the searches Gemini made beside
 * them. From Gemini 3 on, the first call of an answer is refused without a signature.
 */
export function toCallParts({ parts, carry }: PromptMessage, needsSignature: boolean): Wire[] {
  const content = carry?.protocol === "gemini" ? carry.content : undefined;
  const calls = parts.filter((part) => part.type === "tool-call");
  const isSigned = calls.some((call) => textField(content, "signatures", call.id) !== undefined);
  const functionCalls = calls.map((call, at) => {
    const thoughtSignature =
      textField(content, "signatures", call.id) ?? (needsSignature && !isSigned && at === 0 ? noSignature : undefined);
    return { functionCall: { id: call.id, name: call.name, args: toArguments(call.arguments) }, thoughtSignature };
  });
  const made = calls.length > 0 ? listField(content, "serverParts").filter(isWireObject) : [];
  return [...made.map((part) => ({ ...part })), ...functionCalls];
}

/** Arguments must be an object; what a model wrote otherwise is shown to it as it was. */
function toArguments(text: string): object {
  const value = parseWire(text);
  if (isWireObject(value)) return value;
  return text.trim() === "" ? {} : { arguments: text };
}
