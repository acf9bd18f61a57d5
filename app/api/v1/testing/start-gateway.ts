import { POST as completions } from "@/app/api/v1/chat/completions/route";
import { GET as models } from "@/app/api/v1/models/route";
import type { MockUpstream } from "@/e2e/support/mock-upstream";
import { openDoor } from "./open-door";
import { serveRoutes } from "./serve-route";

/** The API behind a real socket, for real clients, with the mock as its provider `custom`. */
export type Gateway = {
  /** Ends in `/v1`. */
  baseURL: string;
  apiKey: string;
  upstream: MockUpstream;
  close(): Promise<void>;
};

/** Starts it; once a test file. */
export async function startGateway(): Promise<Gateway> {
  const { upstream, apiKey } = await openDoor();
  const served = await serveRoutes({ "POST /v1/chat/completions": completions, "GET /v1/models": models });
  return {
    baseURL: `${served.url}/v1`,
    apiKey,
    upstream,
    async close() {
      await served.close();
      await upstream.close();
    },
  };
}
