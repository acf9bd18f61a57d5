import assert from "node:assert/strict";
import { dataLines, question } from "@/e2e/support/browser-door";
import { startMockUpstream } from "@/e2e/support/mock-upstream";
import { type ParleyServer, startParley } from "@/e2e/support/parley-server";
import type { ParleyMessage } from "@/lib/stream/ui-message";
import { build, needsBuild } from "./build";

/** Characters a second that `mock-long` sends: 200 pieces of 4. */
const pace = 800;
const lossAllowedMs = 250;
const rounds = Number(process.argv[2] ?? 50);

type Stored = { conversation: { runningTurnId?: string }; messages: ParleyMessage[] };

function headersFor(url: string): Record<string, string> {
  return { origin: url, "sec-fetch-site": "same-origin", "content-type": "application/json" };
}

async function read(parley: ParleyServer, sessId: string): Promise<Stored> {
  const response = await fetch(`${parley.url}/api/conversations/${sessId}`);
  assert.equal(response.status, 200, `conversation ${sessId} is gone`);
  return (await response.json()) as Stored;
}

function textOf(message: ParleyMessage | undefined): string {
  return (message?.parts ?? []).map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** Reads the stream until `ms` after it was accepted, then kills the server. */
async function killAfter(parley: ParleyServer, response: Response, ms: number): Promise<void> {
  const lines = dataLines(response);
  await lines.next();
  const killed = new Promise<void>((resolve) => setTimeout(() => resolve(parley.kill()), ms));
  try {
    for await (const _ of lines);
  } catch (error) {
    assert.ok(error instanceof TypeError, "only the broken connection may end the stream");
  }
  await killed;
}

/** Kills the server at random moments of an answer; returns the milliseconds of text each kill cost. */
async function main(): Promise<void> {
  if (needsBuild()) build();
  const upstream = await startMockUpstream();
  const parley = await startParley({ CUSTOM_BASE_URL: upstream.baseUrl });
  const losses: number[] = [];
  const kept: { sessId: string; text: string }[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const body = question(`Round ${round}`, { model: "custom/mock-long" });
      const response = await fetch(`${parley.url}/api/chat`, {
        method: "POST",
        headers: headersFor(parley.url),
        body: JSON.stringify(body),
      });
      assert.equal(response.status, 200);
      await killAfter(parley, response, Math.random() * 2500);
      const sent = upstream.requests.findLast((request) => request.model === "mock-long")?.sentText ?? "";
      await parley.restart();
      const { conversation, messages } = await read(parley, body.sessId);
      const text = textOf(messages[1]);
      assert.equal(textOf(messages[0]), `Round ${round}`, "an acknowledged message is lost");
      assert.equal(conversation.runningTurnId, undefined, "a turn is still running");
      assert.equal(messages[1]?.metadata?.state, "interrupted");
      assert.ok(sent.startsWith(text), "the stored text is not what the upstream sent");
      losses.push(((sent.length - text.length) / pace) * 1000);
      kept.push({ sessId: body.sessId, text });
      process.stdout.write(`\r${round}/${rounds} kills, most text lost: ${Math.round(Math.max(...losses))} ms `);
    }
    for (const { sessId, text } of kept) assert.equal(textOf((await read(parley, sessId)).messages[1]), text);
    losses.sort((left, right) => left - right);
    const median = losses[Math.floor(losses.length / 2)] ?? 0;
    const most = losses.at(-1) ?? 0;
    console.log(`\n${rounds} kills: nothing acknowledged was lost, nothing is left running.`);
    console.log(`Text lost, in milliseconds of stream: median ${Math.round(median)}, most ${Math.round(most)}.`);
    assert.ok(most <= lossAllowedMs, `more than ${lossAllowedMs} ms of text were lost`);
  } finally {
    await parley.dispose();
    await upstream.close();
  }
}

await main();
