import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, TokenLogprob, Usage } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import { embeddedProvider, embeddedUpstream } from "@/lib/providers/embedded/provider";
import { capable } from "@/lib/providers/testing/calls";

/** A question to the starter; `prompt` stands for a conversation of one message. */
export type Ask = Partial<ChatRequest> & { prompt?: string };

export function ask({ prompt = "Hello", ...more }: Ask, signal = new AbortController().signal): AsyncIterable<Chunk> {
  const request: ChatRequest = {
    model: "starter",
    messages: [says("user", prompt)],
    thinking: { mode: "unset" },
    ...more,
  };
  return embeddedProvider.stream({
    request,
    upstream: embeddedUpstream,
    model: request.model,
    capabilities: capable(),
    signal,
  });
}

export async function chunksOf(question: Ask): Promise<Chunk[]> {
  return all(ask(question));
}

export async function all(stream: AsyncIterable<Chunk>): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

export function says(role: PromptMessage["role"], text: string): PromptMessage {
  return { role, parts: [{ type: "text", text }] };
}

export function textIn(chunks: Chunk[], type: "text-delta" | "reasoning-delta" = "text-delta", choice = 0): string {
  return chunks.flatMap((chunk) => (chunk.type === type && chunk.choice === choice ? [chunk.text] : [])).join("");
}

export function usageIn(chunks: Chunk[]): Usage {
  const usage = chunks.find((chunk) => chunk.type === "usage")?.usage;
  if (!usage) throw new Error("no usage was told");
  return usage;
}

export function finishes(chunks: Chunk[]): string[] {
  return chunks.flatMap((chunk) => (chunk.type === "finish" ? [chunk.reason] : []));
}

export function warningsIn(chunks: Chunk[]) {
  return chunks.flatMap((chunk) => (chunk.type === "warning" ? [chunk.warning] : []));
}

export function logprobsIn(chunks: Chunk[]): TokenLogprob[] {
  return chunks.flatMap((chunk) => (chunk.type === "text-delta" ? (chunk.logprobs ?? []) : []));
}

/** The tool calls of one choice, put together. */
export function callsIn(chunks: Chunk[], choice = 0) {
  const calls: { id?: string; name?: string; arguments: string; deltas: number }[] = [];
  for (const chunk of chunks) {
    if (chunk.type !== "tool-call-delta" || chunk.choice !== choice) continue;
    const call = calls[chunk.index] ?? { arguments: "", deltas: 0 };
    calls[chunk.index] = {
      ...call,
      ...(chunk.id === undefined ? {} : { id: chunk.id }),
      ...(chunk.name === undefined ? {} : { name: chunk.name }),
      arguments: call.arguments + chunk.arguments,
      deltas: call.deltas + 1,
    };
  }
  return calls;
}
