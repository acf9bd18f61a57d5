import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expectValidError } from "@/lib/gateway/testing/expect-valid";
import { expectBrokenStream, expectValidStream } from "@/lib/gateway/testing/stream-automaton";
import { type ProtocolId, protocolIds } from "@/lib/providers/provider";
import { frameRecording } from "./replay/frame-recording";
import { readArguments } from "./replay/read-arguments";
import { replayAnswer } from "./replay-answer";

const folder = new URL("../lib/providers/fixtures/", import.meta.url);
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
/** Some cuts go through nearly every character, most leave a few bytes together, which takes less time. */
const longestPiece = (seed: number) => (seed % 20 === 0 ? 3 : 20 + seed);
const utf8 = (text: string) => new TextEncoder().encode(text);

function protocolOf(name: string): ProtocolId {
  const protocol = protocolIds.find((id) => name.startsWith(`${id}-`));
  if (!protocol) throw new Error(`${name} is named after no protocol.`);
  return protocol;
}

/** The texts after `data: `. */
const linesOf = (text: string) =>
  text.split("\n").flatMap((line) => (line.startsWith("data: ") ? [line.slice(6)] : []));

describe("a fixture", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sse"));

  test.each(names)(
    "%s says the same however it is cut, and says it by the rules",
    { timeout: 120_000 },
    async (name) => {
      const answer = { protocol: protocolOf(name), bytes: readFileSync(new URL(name, folder)) };
      const { text, failure } = await replayAnswer(answer);
      if (!failure) expectValidStream(linesOf(text));
      else if (text.startsWith("{")) expectValidError(JSON.parse(text));
      else expectBrokenStream(linesOf(text));
      for (const seed of seeds) {
        const cut = { seed, longest: longestPiece(seed) };
        expect((await replayAnswer(answer, { cut })).text, `seed ${seed}`).toBe(text);
      }
    },
  );
});

describe("a replay", () => {
  const anonymous = 'data: {"choices":[{"index":0,"delta":{"tool_calls":[{"function":{"name":"f"}}]}}]}\n\n';
  const call = `${anonymous}data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}\n\n`;

  test("of a call without an id gives it the same one each time", async () => {
    const answer = { protocol: "openai-chat" as const, bytes: utf8(call) };
    const [first, second] = [await replayAnswer(answer), await replayAnswer(answer)];
    expect(first.text).toContain('"id":"call_replay_0_0"');
    expect(first).toEqual(second);
  });

  test("of a failure at once is the body of an error, and later the last event", async () => {
    const failing = utf8('data: {"error":{"message":"No.","code":503}}\n\n');
    const body = { error: { message: "The upstream: No.", type: "upstream_error", param: null } };
    const atOnce = await replayAnswer({ protocol: "openai-chat", bytes: failing });
    expect(JSON.parse(atOnce.text)).toMatchObject(body);
    const said = utf8(`data: {"choices":[{"delta":{"content":"a"}}]}\n\n${new TextDecoder().decode(failing)}`);
    const later = await replayAnswer({ protocol: "openai-chat", bytes: said });
    expect(JSON.parse(linesOf(later.text).at(-1) ?? "")).toMatchObject(body);
    expect([atOnce.failure?.code, later.failure?.code]).toEqual(["upstream_unavailable", "upstream_unavailable"]);
    const whole = await replayAnswer({ protocol: "openai-chat", bytes: said }, { asBody: true });
    expect(JSON.parse(whole.text)).toMatchObject(body);
  });

  test("frames events as the protocol does", () => {
    const framed = (line: string, protocol: ProtocolId) =>
      new TextDecoder().decode(frameRecording(utf8(`${line}\r\n\n${line}`), "events", protocol));
    expect(framed('{"type":"ping"}', "anthropic-messages")).toBe('event: ping\ndata: {"type":"ping"}\n\n'.repeat(2));
    expect(framed('{"a":1}', "openai-chat")).toBe(`${'data: {"a":1}\n\n'.repeat(2)}data: [DONE]\n\n`);
    expect(framed("not JSON", "openai-responses")).toBe("data: not JSON\n\n".repeat(2));
  });
});

describe("the command", () => {
  test.each([
    [[], "PROTOCOL is missing"],
    [["chat"], 'PROTOCOL cannot be "chat"'],
    [["embedded", "a.sse"], 'PROTOCOL cannot be "embedded"'],
    [["gemini"], "FILE is missing"],
    [["gemini", "a.txt"], "FILE has to end in .chunks.txt, .json, .sse: a.txt"],
    [["gemini", "a.sse", "b.sse"], '"b.sse"'],
    [["gemini", "a.sse", "--cut", "x"], '--cut takes a whole number, not "x"'],
    [["gemini", "a.sse", "--vendor", "toString"], '--vendor cannot be "toString"'],
    [["gemini", "a.sse", "--slow"], "'--slow'"],
  ])("called with %j says %s", (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  test("reads the differences of a vendor", () => {
    const args = readArguments(["openai-chat", "a.json", "--vendor", "minimax", "--json", "--cut", "7"]);
    expect(args).toMatchObject({ format: "whole", seed: 7, asBody: true, upstream: { id: "minimax", apiKey: "" } });
  });

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/replay.ts", ...args], { encoding: "utf8" });

  test("prints the same bytes twice, leaves with 1 when the answer failed and with 2 when it was called wrongly", {
    timeout: 60_000,
  }, () => {
    const plain = "lib/providers/fixtures/openai-responses-plain.sse";
    const [once, cut] = [run("openai-responses", plain), run("openai-responses", plain, "--cut", "5")];
    expect(once).toMatchObject({ status: 0, stdout: cut.stdout });
    expectValidStream(linesOf(once.stdout));
    const failed = run("openai-responses", "lib/providers/fixtures/openai-responses-error-first.sse", "--json");
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: "insufficient_quota" } });
    const missing = run("openai-responses", "no-such.sse");
    expect(missing).toMatchObject({ status: 2, stdout: "" });
    expect(missing.stderr).toMatch(/^FILE cannot be read: .*no-such\.sse.*Usage:/s);
  });
});
