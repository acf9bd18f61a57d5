import type { Part, PromptMessage } from "@/lib/core/message";
import type { ContentPart } from "./content-schema";
import type { RequestMessage } from "./message-schema";
import { toParts } from "./to-part";

/** Translates the messages of a request; `developer` is `system`, and `function` is `tool`. */
export function toPromptMessages(messages: readonly RequestMessage[]): PromptMessage[] {
  const calls = new UnnamedCalls();
  return messages.map((message) => toPromptMessage(message, calls));
}

function toPromptMessage(message: RequestMessage, calls: UnnamedCalls): PromptMessage {
  switch (message.role) {
    case "tool":
      return toToolMessage(message.tool_call_id, message.content);
    case "function":
      return toToolMessage(calls.answer(message.name), message.content ?? "");
    case "assistant":
      return { role: "assistant", ...named(message), parts: toSpokenParts(message, calls) };
    case "user":
      return { role: "user", ...named(message), parts: toParts(message.content) };
    default:
      return { role: "system", ...named(message), parts: toParts(message.content) };
  }
}

function named({ name }: { name?: string | null }): { name?: string } {
  return name ? { name } : {};
}

/** The texts of a result are one text; pictures and sounds follow it. */
function toToolMessage(toolCallId: string, content: string | ContentPart[]): PromptMessage {
  const parts = toParts(content);
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
  return {
    role: "tool",
    parts: [{ type: "tool-result", toolCallId, text }, ...parts.filter((part) => part.type !== "text")],
  };
}

function toSpokenParts(message: Extract<RequestMessage, { role: "assistant" }>, calls: UnnamedCalls): Part[] {
  const { refusal, audio, tool_calls: toolCalls, function_call: call } = message;
  const thought = message.reasoning_content || message.reasoning || message.reasoning_text;
  const said = toParts(message.content);
  return [
    ...(thought ? [{ type: "reasoning" as const, text: thought }] : []),
    ...(thought ? said.filter((part) => part.type !== "reasoning") : said),
    ...(refusal ? [{ type: "refusal" as const, text: refusal }] : []),
    ...(audio ? [{ type: "audio" as const, id: audio.id }] : []),
    ...(toolCalls ?? []).map(
      ({ id, function: { name, arguments: text } }): Part => ({ type: "tool-call", id, name, arguments: text }),
    ),
    ...(call
      ? [{ type: "tool-call" as const, id: calls.call(call.name), name: call.name, arguments: call.arguments }]
      : []),
  ];
}

/** Calls from before calls had ids: a result belongs to the oldest call of its function that has none yet. */
class UnnamedCalls {
  readonly #open: { id: string; name: string }[] = [];
  #count = 0;

  call(name: string): string {
    const id = `call_unnamed_${++this.#count}`;
    this.#open.push({ id, name });
    return id;
  }

  answer(name: string): string {
    const at = this.#open.findIndex((call) => call.name === name);
    const [call] = at < 0 ? [] : this.#open.splice(at, 1);
    return call?.id ?? `call_unnamed_${++this.#count}`;
  }
}
