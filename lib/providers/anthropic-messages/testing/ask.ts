import { readFileSync } from "node:fs";
import { afterEach, expect } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import type { Capabilities } from "@/lib/core/model";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { callOf } from "@/lib/providers/testing/calls";
import { anthropicMessagesProvider } from "../provider";
import { type MockAnswer, type MockAnthropic, startMockAnthropic } from "./mock-anthropic";
import type { MessagesRequest } from "./request-schema";

/** Gives stand-ins to the tests of a file and closes each after its test. */
export function mocks(): (...args: Parameters<typeof startMockAnthropic>) => Promise<MockAnthropic> {
  let open: MockAnthropic | undefined;
  afterEach(async () => {
    await closeOutboundAgents();
    await open?.close();
    open = undefined;
  });
  return async (answer) => {
    open = await startMockAnthropic(answer);
    return open;
  };
}

/** Every chunk of the answer to a question; the parts of it that are not given are plain. */
export async function ask(
  mock: Pick<MockAnthropic, "upstream">,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
  signal = new AbortController().signal,
): Promise<Chunk[]> {
  const question = { model: "claude-mock", messages: [says("user", "Hello")], ...request };
  const chunks: Chunk[] = [];
  for await (const chunk of anthropicMessagesProvider.stream({
    ...callOf(question, mock.upstream, capabilities),
    signal,
  }))
    chunks.push(chunk);
  return chunks;
}

/** What arrives at the API, which refuses what it does not take, and what was warned of. */
export async function send(
  mock: MockAnthropic,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
): Promise<Partial<MessagesRequest> & { warnings: string[] }> {
  const chunks = await ask(mock, request, capabilities);
  expect(chunks.at(-1)).toEqual({ type: "end", reason: "done" });
  const warnings = only(chunks, "warning").map(({ warning }) => `${warning.param} ${warning.action}`);
  return { ...mock.asked[0], warnings };
}

/** The answer in `fixtures/anthropic-messages-<name>.sse`. */
export function fixture(name: string, cut?: number): MockAnswer {
  return { bytes: readFileSync(new URL(`../../fixtures/anthropic-messages-${name}.sse`, import.meta.url)), cut };
}

/** A message of text alone. */
export function says(role: PromptMessage["role"], text: string): PromptMessage {
  return { role, parts: [{ type: "text", text }] };
}

/** The chunks of one kind. */
export function only<T extends Chunk["type"]>(chunks: readonly Chunk[], type: T): Extract<Chunk, { type: T }>[] {
  return chunks.filter((chunk): chunk is Extract<Chunk, { type: T }> => chunk.type === type);
}

/** What an answer says, in short. */
export function gist(chunks: readonly Chunk[]) {
  const end = only(chunks, "end");
  return {
    text: only(chunks, "text-delta")
      .map((chunk) => chunk.text)
      .join(""),
    reasoning: only(chunks, "reasoning-delta")
      .map((chunk) => chunk.text)
      .join(""),
    finish: only(chunks, "finish").map((chunk) => chunk.reason),
    usage: only(chunks, "usage").map(({ usage }) => [usage.promptTokens, usage.completionTokens, usage.billedUnits]),
    end: end.length === 1 && chunks.at(-1)?.type === "end" ? (end[0]?.error?.code ?? end[0]?.reason) : "not one, last",
  };
}
