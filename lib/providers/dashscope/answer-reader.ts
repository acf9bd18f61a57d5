import type { Chunk } from "@/lib/core/chunk";
import { field, isWireObject, numberField, textField } from "@/lib/net/wire-json";
import { OpenAiChatReader } from "@/lib/providers/openai-chat/answer-reader";
import type { AnswerReader, Ending, ProviderCall, Upstream } from "@/lib/providers/provider";
import { toUpstreamError } from "@/lib/providers/wire/to-error";
import { statusOf } from "./status-of";
import { toChatEvent } from "./to-chat-event";

/** Turns the events of one answer into chunks: inside their frame they are OpenAI's, under other names. */
export class DashScopeReader implements AnswerReader {
  readonly #upstream: Upstream;
  readonly #chat: OpenAiChatReader;

  constructor(call: Omit<ProviderCall, "signal">) {
    this.#upstream = call.upstream;
    this.#chat = new OpenAiChatReader(call);
  }

  /** @throws AppError when the event reports a failure. */
  read(event: unknown, isError: boolean): Chunk[] {
    if (!isError && isWireObject(field(event, "output"))) return this.#chat.read(toChatEvent(event), false);
    const code = textField(event, "code");
    if (!isError && code === undefined) return this.#chat.read(event, false);
    const { name, apiKey } = this.#upstream;
    const status = numberField(event, "status_code") ?? statusOf(code);
    throw toUpstreamError({ status, body: event, upstreamName: name, apiKey });
  }

  end(ending: Ending): Chunk[] {
    return this.#chat.end(ending);
  }
}
