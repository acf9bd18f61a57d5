/** The words of OpenAI's chat protocol, as the mock speaks them. */

/** What makes the chunks of one answer belong together. */
export type Answer = { id: string; created: number; model: string };

/** What one chunk says, for one choice; `beside` is what stands next to `choices`. */
export type Piece = {
  index?: number;
  delta: Record<string, unknown>;
  finishReason?: string;
  logprobs?: object;
  beside?: Record<string, unknown>;
};

/** One chunk of an answer as a server-sent event. */
export function toChunkEvent(answer: Answer, { index = 0, delta, finishReason, logprobs, beside }: Piece): string {
  return toEvent({
    ...head(answer, "chat.completion.chunk"),
    choices: [{ index, delta, logprobs: logprobs ?? null, finish_reason: finishReason ?? null }],
    ...beside,
  });
}

/** A piece of text of the first choice. */
export function textPiece(content: string): Piece {
  return { delta: { content } };
}

/** The event that tells the usage and has no choices. */
export function toUsageEvent(answer: Answer, completionTokens: number): string {
  return toEvent({ ...head(answer, "chat.completion.chunk"), choices: [], usage: toUsage(completionTokens) });
}

/** A whole answer as one document. */
export function toCompletion(answer: Answer, content: string, completionTokens: number): object {
  return {
    ...head(answer, "chat.completion"),
    choices: [
      { index: 0, message: { role: "assistant", content, refusal: null }, logprobs: null, finish_reason: "stop" },
    ],
    usage: toUsage(completionTokens),
  };
}

/** The answer text inside the bytes of an event; "" when it holds none. */
export function textInside(event: string): string {
  const payload = event.startsWith("data:") ? event.slice(5).trim() : "";
  if (!payload.startsWith("{") || !payload.endsWith("}")) return "";
  const parsed: { choices?: { delta?: { content?: unknown } }[] } = JSON.parse(payload);
  const content = parsed.choices?.[0]?.delta?.content;
  return typeof content === "string" ? content : "";
}

function head({ id, created, model }: Answer, object: string) {
  return { id, object, created, model, system_fingerprint: "fp_mock" };
}

function toUsage(completionTokens: number) {
  return { prompt_tokens: 9, completion_tokens: completionTokens, total_tokens: 9 + completionTokens };
}

function toEvent(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
