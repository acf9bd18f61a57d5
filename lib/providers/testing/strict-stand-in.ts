import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import type { Upstream } from "@/lib/providers/provider";
import { says } from "./prompt";

type Asked = Partial<ChatRequest>;
type Mock = { baseUrl: string; apiKey: string; requests: object[]; close(): Promise<void> };

/** What a protocol's stand-in is, and how it is asked. */
type Strict<M extends Mock> = {
  start(): Promise<M>;
  ask(at: Partial<Upstream>, request: Asked, capabilities: Partial<Capabilities>): Promise<Chunk[]>;
  /** The model that has these capabilities. */
  modelWith(capabilities: Partial<Capabilities>): string;
};

/** A stand-in that refuses what the vendor would refuse, with ways to ask it. */
export type StrictStandIn<M extends Mock> = {
  mock(): M;
  ask(request: Asked, capabilities?: Partial<Capabilities>, upstream?: Partial<Upstream>): Promise<Chunk[]>;
  /** What the stand-in was sent, by a question it took. */
  sent(request: Asked, capabilities?: Partial<Capabilities>): Promise<M["requests"][number]>;
};

/** A prompt. */
export const hello = [says("user", "Hello there")];

/** Gives the stand-in to the tests of a file. */
export function strictStandIn<M extends Mock>(strict: Strict<M>): StrictStandIn<M> {
  let mock: M;
  beforeAll(async () => {
    mock = await strict.start();
  });
  beforeEach(() => {
    mock.requests.length = 0;
  });
  afterAll(async () => {
    await closeOutboundAgents();
    await mock.close();
  });

  const ask: StrictStandIn<M>["ask"] = (request, capabilities = {}, upstream = {}) => {
    const at = { baseUrl: mock.baseUrl, apiKey: mock.apiKey, ...upstream };
    return strict.ask(at, { model: strict.modelWith(capabilities), messages: hello, ...request }, capabilities);
  };
  const sent: StrictStandIn<M>["sent"] = async (request, capabilities) => {
    const chunks = await ask(request, capabilities);
    expect(chunks.at(-1)).toEqual({ type: "end", reason: "done" });
    const body = mock.requests.at(-1);
    if (!body) throw new Error("Nothing was sent.");
    return body;
  };
  return { mock: () => mock, ask, sent };
}
