import type { ChatHistoryItem, ChatModelFunctionCall, ChatModelSegment } from "node-llama-cpp";
import { AppError } from "@/lib/core/errors";

/** How a prompt is measured, in tokens. */
export type PromptMeasure = {
  /** Tokens of the rendered conversation, ready to be answered. */
  prompt: (history: ChatHistoryItem[]) => number;
  /** Tokens of one text alone. */
  text: (text: string) => number;
  /** What the prompt holds beside the conversation. */
  besides?: string;
};

/** Tokens left for the answer and for the marks the engine adds, even where the prompt takes all it can. */
const leastAnswer = 16;
/** No token is longer than this on average, so a text is too long when its beginning of that length is. */
const charactersPerToken = 16;

/**
 * Drops the oldest messages until the conversation fits beside an answer of `answerTokens`. System messages, the last
 * question and what follows it stay. Throws AppError `context_length_exceeded` when those alone are too long.
 */
export function fitHistory(
  history: readonly ChatHistoryItem[],
  contextSize: number,
  answerTokens: number | undefined,
  measure: PromptMeasure,
): { history: ChatHistoryItem[]; promptTokens: number } {
  const quarter = Math.floor(contextSize / 4);
  const wanted = contextSize - Math.max(leastAnswer, Math.min(answerTokens ?? quarter, quarter));
  const most = contextSize - leastAnswer;
  const question = history.findLastIndex((item) => item.type === "user");
  const last = question < 0 ? history.length - 1 : question;
  const count = (text: string) => measureStart(text, contextSize, measure);
  const besides = count(measure.besides ?? "");
  // Some templates need fewer words for it.
  if (besides > 2 * contextSize) throw tooLong(contextSize, besides);
  let first = Math.min(firstThatMayFit(history, wanted, count), last);

  for (;;) {
    // A conversation that begins with an answer confuses the template.
    while (first < last && history[first]?.type === "model") first += 1;
    const kept = history.filter((item, index) => item.type === "system" || index >= first);
    const atLeast = kept.reduce((sum, item) => sum + count(textOfItem(item)), 0);
    // Rendering and reading a very long text would hold up the whole server, so its beginning is asked first.
    const tokens = atLeast > contextSize ? atLeast : measure.prompt(kept);
    if (tokens <= wanted || (first >= last && tokens <= most)) return { history: kept, promptTokens: tokens };
    if (first >= last) throw tooLong(contextSize, tokens);
    first += 1;
  }
}

/** Index of the oldest message that can be kept, judged by the texts alone, so that long histories cost little. */
function firstThatMayFit(history: readonly ChatHistoryItem[], room: number, count: (text: string) => number): number {
  let used = 0;
  for (const item of history) if (item.type === "system") used += count(textOfItem(item));
  for (let index = history.length - 1; index > 0; index -= 1) {
    const item = history[index];
    if (item && item.type !== "system") used += count(textOfItem(item));
    if (used > room) return Math.min(index + 1, history.length - 1);
  }
  return 0;
}

/** Tokens of a text, or of enough of its beginning to know that it is too long. */
function measureStart(text: string, contextSize: number, measure: PromptMeasure): number {
  const enough = contextSize * charactersPerToken;
  const counted = measure.text(text.slice(0, enough));
  if (text.length <= enough || counted > contextSize) return Math.ceil(counted * Math.max(1, text.length / enough));
  return measure.text(text);
}

function textOfItem(item: ChatHistoryItem): string {
  if (item.type !== "model") return item.text.toString();
  return item.response.map((piece) => (typeof piece === "string" ? piece : textOfPiece(piece))).join("");
}

function textOfPiece(piece: ChatModelSegment | ChatModelFunctionCall): string {
  return piece.type === "segment" ? piece.text : JSON.stringify([piece.name, piece.params, piece.result]);
}

function tooLong(contextSize: number, tokens: number): AppError {
  return new AppError(
    "context_length_exceeded",
    `This model's maximum context length is ${contextSize} tokens. However, your messages resulted in ${tokens} tokens.`,
    { param: "messages" },
  );
}
