import { readFileSync } from "node:fs";
import { afterEach, expect } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { callOf } from "@/lib/providers/testing/calls";
import { says } from "@/lib/providers/testing/prompt";
import { listOf, only } from "@/lib/stream/testing/chunks";
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
export function ask(
  mock: Pick<MockAnthropic, "upstream">,
  request: Partial<ChatRequest> = {},
  capabilities: Partial<Capabilities> = {},
  signal = new AbortController().signal,
): Promise<Chunk[]> {
  const question = { model: "claude-mock", messages: [says("user", "Hello")], ...request };
  return listOf(anthropicMessagesProvider.stream({ ...callOf(question, mock.upstream, capabilities), signal }));
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
