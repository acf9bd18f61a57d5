import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Part, PromptMessage, Role } from "@/lib/core/message";
import type { Capabilities } from "@/lib/core/model";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import type { Upstream } from "@/lib/providers/provider";
import { askDashScope } from "./ask-dashscope";
import { type MockDashScope, startMockDashScope } from "./mock-dashscope";
import type { DashScopeRequest } from "./request-schema";

type Asked = Partial<ChatRequest>;

/** A stand-in that refuses what DashScope would refuse, with ways to ask it. */
export type StrictDashScope = {
  mock(): MockDashScope;
  ask(request: Asked, capabilities?: Partial<Capabilities>, upstream?: Partial<Upstream>): Promise<Chunk[]>;
  /** What the stand-in was sent, by a question it took. */
  sent(request: Asked, capabilities?: Partial<Capabilities>): Promise<DashScopeRequest>;
};

/** Gives the stand-in to the tests of a file. */
export function strictDashScope(): StrictDashScope {
  let mock: MockDashScope;
  beforeAll(async () => {
    mock = await startMockDashScope();
  });
  beforeEach(() => {
    mock.requests.length = 0;
  });
  afterAll(async () => {
    await closeOutboundAgents();
    await mock.close();
  });

  const ask: StrictDashScope["ask"] = (request, capabilities = {}, upstream = {}) => {
    const model = capabilities.input?.image ? "qwen-vl-echo" : "qwen-echo";
    const at = { baseUrl: mock.baseUrl, apiKey: mock.apiKey, ...upstream };
    return askDashScope(at, { model, messages: hello, ...request }, capabilities);
  };
  const sent: StrictDashScope["sent"] = async (request, capabilities) => {
    const chunks = await ask(request, capabilities);
    expect(chunks.at(-1)).toEqual({ type: "end", reason: "done" });
    const body = mock.requests.at(-1);
    if (!body) throw new Error("Nothing was sent.");
    return body;
  };
  return { mock: () => mock, ask, sent };
}

/** A message of a prompt. */
export function says(role: Role, ...parts: Part[]): PromptMessage {
  return { role, parts };
}

/** A part that is text. */
export function text(value: string): Part {
  return { type: "text", text: value };
}

/** A prompt. */
export const hello = [says("user", text("Hello there"))];

/** What a model that sees and hears takes in. */
export const manyKinds: Capabilities["input"] = {
  image: { url: true, bytes: true },
  audio: { url: true, bytes: true },
  video: { url: true, bytes: true },
  file: false,
};
