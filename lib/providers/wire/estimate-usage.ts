import type { ChatRequest } from "@/lib/core/chat-request";
import { emptyUsage, type Usage } from "@/lib/core/chunk";
import type { Part } from "@/lib/core/message";

/** What an answer said, for counting. */
export type Written = { text: string; reasoning: string };

/** A guess at the tokens of an exchange whose upstream did not count them; marked as estimated. */
export function estimateUsage(request: ChatRequest, written: Written): Usage {
  const usage = emptyUsage();
  for (const message of request.messages) usage.promptTokens += 4 + tokensOf(message.parts.map(wordsOf).join(""));
  usage.completion.reasoning = tokensOf(written.reasoning);
  usage.completionTokens = usage.completion.reasoning + tokensOf(written.text);
  usage.totalTokens = usage.promptTokens + usage.completionTokens;
  usage.estimated = true;
  return usage;
}

function wordsOf(part: Part): string {
  if ("text" in part) return part.text;
  return part.type === "tool-call" ? part.name + part.arguments : "";
}

/** Four characters a token, one for each ideograph, kana or Hangul: what common tokenizers come to on average. */
function tokensOf(text: string): number {
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/g)?.length ?? 0;
  return Math.ceil((text.length - dense) / 4 + dense);
}
