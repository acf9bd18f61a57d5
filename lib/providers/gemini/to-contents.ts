import { type Part, type PromptMessage, textOf } from "@/lib/core/message";
import { isWireObject, parseWire } from "@/lib/net/wire-json";
import type { ProviderCall } from "@/lib/providers/provider";
import { toCallParts } from "./to-call-parts";
import { toMediaParts } from "./to-media-part";

type Wire = Record<string, unknown>;
type Content = { role: "user" | "model"; parts: Wire[] };

/**
 * The messages of a request in Gemini's words: instructions aside, two roles, turns of one role made one. What is
 * empty is left out, because a part without content is refused.
 */
export function toContents({ request, upstream, capabilities }: Omit<ProviderCall, "signal">): Wire {
  const names = namesOfCalls(request.messages);
  const needsSignature = capabilities.thinking?.kind === "gemini-level";
  const contents: Content[] = [];
  for (const message of request.messages) {
    if (message.role === "system") continue;
    const parts = toParts(message);
    const last = contents.at(-1);
    const role = message.role === "assistant" ? "model" : "user";
    if (parts.length === 0) continue;
    if (last?.role === role) last.parts.push(...parts);
    else contents.push({ role, parts });
  }
  const instructions = request.messages.filter(({ role }) => role === "system").flatMap(({ parts }) => toText(parts));
  // A question without contents is refused: instructions alone are the question.
  if (contents.length === 0) return { contents: [{ role: "user", parts: instructions }] };
  return { contents, systemInstruction: instructions.length > 0 ? { parts: instructions } : undefined };

  function toParts(message: PromptMessage): Wire[] {
    if (message.role === "tool") return message.parts.flatMap((part) => toResponse(part, names, message.name));
    const said = message.parts.flatMap((part) => toPart(part, upstream.baseUrl));
    return message.role === "assistant" ? [...said, ...toCallParts(message, needsSignature)] : said;
  }
}

function toPart(part: Part, baseUrl: string): Wire[] {
  switch (part.type) {
    case "text":
    case "refusal":
      return toText([{ type: "text", text: part.text }]);
    case "audio":
      // What an assistant once said aloud comes back as its words.
      return part.transcript ? [{ text: part.transcript }] : toMediaParts(part, baseUrl);
    case "image":
    case "video":
    case "file":
      return toMediaParts(part, baseUrl);
    default:
      return [];
  }
}

function toText(parts: readonly Part[]): Wire[] {
  const text = textOf(parts);
  return text === "" ? [] : [{ text }];
}

function namesOfCalls(messages: readonly PromptMessage[]): Map<string, string> {
  const calls = messages.flatMap(({ parts }) => parts.filter((part) => part.type === "tool-call"));
  return new Map(calls.map((call) => [call.id, call.name]));
}

/** A result needs the name of its function, and must be an object. */
function toResponse(part: Part, names: Map<string, string>, given: string | undefined): Wire[] {
  if (part.type !== "tool-result") return [];
  const { toolCallId: id, text } = part;
  const value = parseWire(text);
  const response = isWireObject(value) ? value : { result: text };
  return [{ functionResponse: { id, name: names.get(id) ?? given ?? id, response } }];
}
