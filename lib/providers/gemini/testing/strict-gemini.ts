import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Part, PromptMessage, Role } from "@/lib/core/message";
import type { Capabilities, ThinkingCapability } from "@/lib/core/model";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import type { Upstream } from "@/lib/providers/provider";
import { askGemini } from "./ask-gemini";
import { type MockGemini, startMockGemini } from "./mock-gemini";
import type { GeminiRequest } from "./request-schema";

type Asked = Partial<ChatRequest>;

/** A stand-in that refuses what Gemini would refuse, with ways to ask it. */
export type StrictGemini = {
  mock(): MockGemini;
  ask(request: Asked, capabilities?: Partial<Capabilities>, upstream?: Partial<Upstream>): Promise<Chunk[]>;
  /** What the stand-in was sent, by a question it took. */
  sent(request: Asked, capabilities?: Partial<Capabilities>): Promise<GeminiRequest>;
};

/** Gives the stand-in to the tests of a file. */
export function strictGemini(): StrictGemini {
  let mock: MockGemini;
  beforeAll(async () => {
    mock = await startMockGemini();
  });
  beforeEach(() => {
    mock.requests.length = 0;
  });
  afterAll(async () => {
    await closeOutboundAgents();
    await mock.close();
  });

  const ask: StrictGemini["ask"] = (request, capabilities = {}, upstream = {}) => {
    const model = capabilities.thinking?.kind === "gemini-level" ? "gemini-3-echo" : "gemini-2.5-echo";
    const at = { baseUrl: mock.baseUrl, apiKey: mock.apiKey, ...upstream };
    return askGemini(at, { model, messages: hello, ...request }, capabilities);
  };
  const sent: StrictGemini["sent"] = async (request, capabilities) => {
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

/** Thinking as Gemini 3 has it. */
export const byLevel: ThinkingCapability = {
  kind: "gemini-level",
  canDisable: false,
  byDefault: true,
  efforts: ["low", "medium", "high"],
};

/** Thinking as Gemini 2.5 Flash has it. */
export const byBudget: ThinkingCapability = {
  kind: "gemini-budget",
  canDisable: true,
  byDefault: true,
  efforts: [],
  budget: { min: 0, max: 24_576 },
};
