import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import { capabilitiesOf } from "@/lib/providers/catalogue/capabilities-of";
import type { Upstream } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { vendors } from "@/lib/providers/vendors";
import { listOf } from "@/lib/stream/testing/chunks";
import { openAiChatProvider } from "./provider";
import { fixture, upstreamAt } from "./testing/answering-upstream";
import { question } from "./testing/asked";
import type { Ask, Dialect } from "./testing/dialect";
import { allDialects } from "./testing/dialects/all-dialects";
import { deepseek } from "./testing/dialects/deepseek";

const serve = loopbackServers();

/** Asks a server that refuses every key it does not know, as that vendor is asked, and gives back what it was sent. */
async function ask(dialect: Dialect, { model = dialect.model, request }: Omit<Ask, "sends">, extraBody?: object) {
  let body: unknown;
  const answer = async (incoming: IncomingMessage) => {
    body = await json(incoming);
    const checked = dialect.takes.safeParse(body);
    return checked.success
      ? { status: 200, bytes: fixture("plain") }
      : { status: 400, bytes: JSON.stringify({ error: { message: z.prettifyError(checked.error) } }) };
  };
  const server = await serve(async (incoming, response) => {
    const { status, bytes } = await answer(incoming);
    response.writeHead(status, { "content-type": "text/event-stream" }).end(bytes);
  });
  const { quirks } = vendors[dialect.provider];
  const upstream: Upstream = {
    ...upstreamAt(server.url),
    id: dialect.provider,
    quirks: { ...quirks, ...(extraBody ? { extraBody: { ...extraBody } } : {}) },
  };
  const capabilities = capabilitiesOf(upstream, "openai-chat", model);
  const call = { ...callOf({ messages: question, ...request }, upstream), upstream, model, capabilities };
  const chunks = await listOf(openAiChatProvider.stream(call));
  return { end: chunks.at(-1), body };
}

describe.each(allDialects)("$provider", (dialect) => {
  test("is asked nothing beyond a bare question", async () => {
    const { end, body } = await ask(dialect, { request: {} });
    expect(end).toEqual({ type: "end", reason: "done" });
    const extra = Object.keys(vendors[dialect.provider].quirks.extraBody ?? {});
    expect(["model", "messages", "stream", "stream_options", ...extra]).toEqual(
      expect.arrayContaining(Object.keys(body ?? {})),
    );
  });

  test.each(Object.entries(dialect.asks))("takes %s as it is spelled", async (_what, { sends, ...asked }) => {
    const { end, body } = await ask(dialect, asked);
    expect(end).toEqual({ type: "end", reason: "done" });
    expect(body).toMatchObject(sends);
  });
});

test("a key that a dialect does not know is refused", async () => {
  const { end } = await ask(deepseek, { request: {} }, { seed: 1 });
  expect(end).toMatchObject({ type: "end", error: { code: "invalid_value" } });
});
