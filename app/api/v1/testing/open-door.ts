import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { env } from "@/env";
import { createApiKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";
import { readEvents } from "@/lib/gateway/testing/read-events";
import { postCompletion } from "./ask";

/** The API's door with the mock behind it as the provider `custom`, and a key that opens it. */
export type Door = {
  upstream: MockUpstream;
  apiKey: string;
  /** Puts a question to it, without a socket between. */
  ask(body: unknown, more?: { apiKey?: string; signal?: AbortSignal }): Promise<Response>;
  /** Puts a question to it and reads the `data:` lines of the answer. */
  stream(body: object): Promise<string[]>;
};

/** What an administrator would write of the mock's model that thinks when it is told to, in OpenRouter's words. */
const told = {
  "custom/mock-thinker": {
    thinking: {
      kind: "openrouter",
      canDisable: true,
      byDefault: false,
      efforts: ["minimal", "low", "medium", "high", "xhigh"],
      budget: { min: 1_024, max: 32_000 },
    },
  },
};

/** Opens it; once a test file, because a process reads its configuration once. */
export async function openDoor(): Promise<Door> {
  const upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  mkdirSync(env().dataDir, { recursive: true });
  writeFileSync(path.join(env().dataDir, "models.json"), JSON.stringify(told));
  await ensureSoloOwner();
  const apiKey = (await createApiKey(soloOwner.id, "test")).token;
  const ask: Door["ask"] = (body, more = {}) =>
    postCompletion(more.apiKey ?? apiKey, typeof body === "string" ? body : JSON.stringify(body), more.signal);
  const stream: Door["stream"] = async (body) => (await readEvents(await ask({ ...body, stream: true }))).lines;
  return { upstream, apiKey, ask, stream };
}
