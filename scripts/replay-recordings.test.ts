import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { expectValidStream } from "@/lib/gateway/testing/stream-automaton";
import { field, isWireObject, parseWire, textField } from "@/lib/net/wire-json";
import type { ProtocolId } from "@/lib/providers/provider";
import { formats, frameRecording } from "./replay/frame-recording";
import { replayAnswer } from "./replay-answer";

const folder = path.resolve("../shared/recordings");
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
/** Bytes of the longest piece; larger for larger recordings, which are cut often enough anyway. */
const longestPiece = (size: number) => Math.max(40, Math.ceil(size / 100));

/** Every recorded answer of the folder, with its path under it. */
const recordings = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => formatOf(name) !== undefined)
      .sort()
  : [];

if (recordings.length === 0)
  test.skip("recordings are not replayed: there is no folder ../shared/recordings", () => {});

test.each(recordings)(
  "the recording %s fails only where it is broken itself, however it is cut",
  { timeout: 120_000 },
  async (name) => {
    const file = readFileSync(path.join(folder, name));
    const format = formatOf(name) ?? "bytes";
    const events = eventsOf(file.toString("utf8"), format);
    const protocol = protocolOf(events);
    const answer = { protocol, bytes: frameRecording(file, format, protocol) };
    const { text, failure } = await replayAnswer(answer);
    expect(failure?.message).toEqual(isBroken(events) ? expect.any(String) : undefined);
    if (!failure)
      expectValidStream(text.split("\n").flatMap((line) => (line.startsWith("data: ") ? [line.slice(6)] : [])));
    for (const seed of seeds) {
      const cut = { seed, longest: longestPiece(answer.bytes.length) };
      expect((await replayAnswer(answer, { cut })).text === text, `seed ${seed}`).toBe(true);
    }
  },
);

function formatOf(name: string) {
  return Object.entries(formats).find(([ending]) => name.endsWith(ending))?.[1];
}

/** The events of a recording; undefined stands for what is not JSON. */
function eventsOf(text: string, format: string): unknown[] {
  if (format === "whole") return [parseWire(text)];
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^data: ?/, ""));
  return lines.filter((line) => /^[^:[]/.test(line) && !line.startsWith("event:")).map(parseWire);
}

/** Recordings are told apart by what they hold: folders mix protocols. */
function protocolOf(events: readonly unknown[]): ProtocolId {
  const first = events.find(isWireObject);
  const type = textField(first, "type") ?? "";
  if (type.startsWith("response.") || field(first, "object") === "response") return "openai-responses";
  if (type === "message_start" || type === "message") return "anthropic-messages";
  if (Array.isArray(field(first, "candidates"))) return "gemini";
  return Array.isArray(field(first, "choices")) ? "openai-chat" : "dashscope";
}

function isBroken(events: readonly unknown[]): boolean {
  return events.some(
    (event) => event === undefined || field(event, "type") === "error" || isWireObject(field(event, "error")),
  );
}
