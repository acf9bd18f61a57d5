import type { ChatHistoryItem, ChatModelFunctionCall, ChatModelResponse } from "node-llama-cpp";
import { AppError } from "@/lib/core/errors";
import type { Part, PromptMessage } from "@/lib/core/message";
import { parseWire } from "@/lib/net/wire-json";

/**
 * The messages in the engine's words. What a model said, the functions it called and their results are one item until
 * somebody else speaks. Earlier thoughts and empty answers are left out. `clean` makes what was
 * called fit to be rendered.
 * @throws AppError unsupported_parameter for content that these models cannot take in.
 */
export function toChatHistory(
  messages: readonly PromptMessage[],
  clean: (value: unknown) => unknown,
): ChatHistoryItem[] {
  const history = new History(clean);
  messages.forEach((message, at) => {
    history.add(message, at);
  });
  return history.items;
}

class History {
  readonly items: ChatHistoryItem[] = [];
  readonly #calls = new Map<string, ChatModelFunctionCall>();
  readonly #clean: (value: unknown) => unknown;

  constructor(clean: (value: unknown) => unknown) {
    this.#clean = clean;
  }

  add(message: PromptMessage, at: number): void {
    if (message.role === "assistant") {
      this.#addAnswer(message.parts);
      return;
    }
    const said = message.parts.filter(
      (part, partAt) => !this.#isResultOfCall(part, `messages[${at}].content[${partAt}]`),
    );
    const text = said.map(toText).filter(Boolean).join("\n");
    if (message.role === "system" && text) this.items.push({ type: "system", text });
    if (message.role === "user" || (message.role === "tool" && said.length > 0))
      this.items.push({ type: "user", text });
  }

  #addAnswer(parts: readonly Part[]): void {
    const text = parts.map(toText).filter(Boolean).join("\n");
    const calls = parts.filter((part) => part.type === "tool-call");
    if (!text && calls.length === 0) return;
    const { response } = this.#answer();
    if (text) response.push(typeof response.at(-1) === "string" ? `\n\n${text}` : text);
    calls.forEach(({ id, name, arguments: written }, index) => {
      const call: ChatModelFunctionCall = {
        type: "functionCall",
        name,
        params: written.trim() === "" ? {} : this.#clean(toValue(written)),
        result: undefined,
        startsNewChunk: index === 0,
      };
      response.push(call);
      this.#calls.set(id, call);
    });
  }

  /** The model's item that is still open, or a new one. */
  #answer(): ChatModelResponse {
    const last = this.items.at(-1);
    if (last?.type === "model") return last;
    const answer: ChatModelResponse = { type: "model", response: [] };
    this.items.push(answer);
    return answer;
  }

  /** Gives a result to the call it belongs to, if that is known. */
  #isResultOfCall(part: Part, param: string): boolean {
    if (part.type === "image" || part.type === "audio" || part.type === "video" || part.type === "file") {
      throw new AppError("unsupported_parameter", `${param}: the model takes no ${part.type} content.`, { param });
    }
    if (part.type !== "tool-result") return false;
    const call = this.#calls.get(part.toolCallId);
    if (!call) return false;
    call.result = toValue(part.text);
    return true;
  }
}

/** JSON objects and lists as such, which templates print their own way; everything else as the text it is. */
function toValue(text: string): unknown {
  const value = parseWire(text);
  return typeof value === "object" && value !== null ? value : text;
}

function toText(part: Part): string {
  switch (part.type) {
    case "text":
    case "refusal":
      return part.text;
    case "tool-result":
      return `[result] ${part.text}`;
    // What an assistant said aloud or showed is passed on in words, as far as there are any.
    case "audio":
      return part.transcript ?? "[audio]";
    case "image":
    case "video":
    case "file":
      return `[${part.type}]`;
    default:
      return "";
  }
}
