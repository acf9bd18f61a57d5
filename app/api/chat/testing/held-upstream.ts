import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { type Answer, toChunkEvent, toCompletion, toUsageEvent } from "@/e2e/support/mock-wire";
import { sendJson } from "@/lib/net/testing/send-json";

/** `quick` answers at once, `cut` reaches its length limit, `held` begins and goes on when it is released. */
export const heldModels = ["quick", "cut", "held"] as const;

export type HeldUpstream = {
  baseUrl: string;
  /** Lets every answer that has begun come to its end. */
  release(): void;
  close(): Promise<void>;
};

/** An upstream that takes no time, and whose slow answers wait for the test. */
export async function startHeldUpstream(): Promise<HeldUpstream> {
  const held = new Set<() => void>();
  let asked = 0;
  const server = createServer(async (request, response) => {
    if (request.url === "/v1/models") {
      return sendJson(response, 200, { object: "list", data: heldModels.map((id) => ({ id, object: "model" })) });
    }
    const body: { model: string; n?: number; stream?: boolean } = JSON.parse(await readText(request));
    const answer: Answer = { id: `chatcmpl-${++asked}`, created: 1_700_000_000, model: body.model };
    if (body.stream !== true) return sendJson(response, 200, toCompletion(answer, "A title", 2));
    const choices = Array.from({ length: body.n ?? 1 }, (_, index) => index);
    const say = (delta: object, finishReason?: string) => {
      for (const index of choices) response.write(toChunkEvent(answer, { index, delta: { ...delta }, finishReason }));
    };
    response.writeHead(200, { "content-type": "text/event-stream" });
    say({ role: "assistant", content: `Answer ${asked}` });
    if (body.model === "held") await released(response, held);
    if (response.destroyed) return;
    say({ content: ", and its end." });
    say({}, body.model === "cut" ? "length" : "stop");
    response.end(`${toUsageEvent(answer, 6)}data: [DONE]\n\n`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    release: () => {
      for (const letGo of held) letGo();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function released(response: ServerResponse, held: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const letGo = () => {
      held.delete(letGo);
      resolve();
    };
    held.add(letGo);
    response.once("close", letGo);
  });
}
