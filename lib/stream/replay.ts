import type { LoggedChunk } from "@/lib/core/chunk";
import type { Message } from "@/lib/core/message";

/** The stream that would have made a stored answer, for a reader who comes after its end. */
export function replayMessage(message: Message): LoggedChunk[] {
  const chunks: LoggedChunk["chunk"][] = [];
  let toolCalls = 0;
  for (const part of message.parts) {
    if (part.type === "text") chunks.push({ type: "text-delta", choice: 0, text: part.text });
    if (part.type === "reasoning") {
      chunks.push({ type: "reasoning-delta", choice: 0, text: part.text, durationMs: part.durationMs });
    }
    if (part.type === "refusal") chunks.push({ type: "refusal-delta", choice: 0, text: part.text });
    if (part.type === "citation") chunks.push({ type: "citation", citation: part.citation });
    if (part.type === "tool-call") {
      const { id, name } = part;
      chunks.push({ type: "tool-call-delta", choice: 0, index: toolCalls++, id, name, arguments: part.arguments });
    }
  }
  const { answer } = message;
  if (answer?.usage) chunks.push({ type: "usage", usage: answer.usage });
  if (answer?.finishReason) chunks.push({ type: "finish", choice: 0, reason: answer.finishReason });
  const state = answer?.state ?? "done";
  chunks.push({ type: "end", reason: state === "running" ? "interrupted" : state, error: answer?.error });
  return chunks.map((chunk, seq) => ({ seq, at: answer?.totalMs ?? 0, chunk }));
}
