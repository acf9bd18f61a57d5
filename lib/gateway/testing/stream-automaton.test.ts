import { describe, expect, test } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { CompletionChunkWriter } from "@/lib/gateway/to-completion-chunks";
import { expectBrokenStream, expectValidStream, type StreamChunk } from "./stream-automaton";

const envelope = { id: "chatcmpl-1", created: 1, model: "m", systemFingerprint: "fp_x" };
const chunks: Chunk[] = [
  { type: "citation", citation: { index: 1, url: "https://a.example" } },
  { type: "text-delta", choice: 0, text: "a" },
  { type: "citation", citation: { index: 2, url: "https://b.example" } },
  { type: "tool-call-delta", choice: 0, index: 0, id: "call_1", name: "f", arguments: "{" },
  { type: "tool-call-delta", choice: 0, index: 0, arguments: "}" },
  { type: "usage", usage: emptyUsage() },
  { type: "end", reason: "done" },
];

function lines(usagePlace: "finish" | "own" = "finish", given = chunks): string[] {
  const writer = new CompletionChunkWriter(envelope, { usagePlace, returnsResults: true, resultsFirst: true });
  return given.flatMap((chunk) => writer.write(chunk)).filter((event) => typeof event === "string");
}

/** The same stream with one chunk changed. */
function changed(at: number, change: (chunk: StreamChunk) => object): string[] {
  const all = lines();
  const place = at < 0 ? all.length - 1 + at : at;
  return all.map((line, position) => (position === place ? JSON.stringify(change(JSON.parse(line))) : line));
}

const withDelta =
  (delta: object) =>
  (chunk: StreamChunk): object => ({ ...chunk, choices: chunk.choices.map((choice) => ({ ...choice, delta })) });

describe("the check of streams", () => {
  test("lets a right stream pass", () => {
    expect(expectValidStream(lines())).toHaveLength(6);
    expect(expectValidStream(lines("own"), "own")).toHaveLength(7);
  });

  test.each<[string, string[], RegExp]>([
    ["without [DONE]", lines().slice(0, -1), /\[DONE\]/],
    ["with [DONE] twice", [...lines(), "[DONE]"], /\[DONE\]/],
    ["with another id", changed(2, (chunk) => ({ ...chunk, id: "chatcmpl-2" })), /id changes/],
    ["with an unknown key", changed(2, (chunk) => ({ ...chunk, surprise: 1 })), /additional properties/],
    ["without a finish", lines().toSpliced(-2, 1), /finish/],
    ["with a finish twice", lines().toSpliced(-1, 0, lines().at(-2) ?? ""), /finish is not once/],
    ["with text after the finish", lines().toSpliced(-1, 0, lines()[2] ?? ""), /finish is not once/],
    ["without a role", changed(0, withDelta({ content: "" })), /role is not once/],
    ["with a role twice", changed(2, withDelta({ role: "assistant", content: "" })), /role is not once/],
    ["that says two things at once", changed(2, withDelta({ content: "a", refusal: "b" })), /one thing/],
    ["with an empty delta", changed(2, withDelta({})), /one thing/],
    [
      "with a call without a name",
      changed(3, withDelta({ tool_calls: [{ index: 0, function: { arguments: "{" } }] })),
      /does not open/,
    ],
    [
      "with a call without arguments",
      lines().toSpliced(
        3,
        2,
        ...changed(
          3,
          withDelta({ tool_calls: [{ index: 0, id: "c", type: "function", function: { name: "f", arguments: "" } }] }),
        ).slice(3, 4),
      ),
      /arguments are empty/,
    ],
    ["with usage before its end", changed(2, (chunk) => ({ ...chunk, usage: null })), /usage before/],
    ["without usage", changed(-1, ({ usage: _, ...chunk }) => chunk), /usage is not as asked/],
    ["with a count missing", changed(-1, (chunk) => ({ ...chunk, usage: { total_tokens: 1 } })), /required/],
    [
      "that forgets a source",
      changed(-1, (chunk) => ({ ...chunk, citations: ["https://b.example"], search_results: undefined })),
      /not complete/,
    ],
    ["with a chunk that says nothing", lines().toSpliced(3, 0, lines()[1] ?? ""), /no choice and no reason/],
  ])("refuses one %s", (_, wrong, problem) => {
    expect(() => expectValidStream(wrong)).toThrow(problem);
  });

  test("refuses usage in another place than asked", () => {
    expect(() => expectValidStream(lines("own"))).toThrow(/usage before/);
    expect(() => expectValidStream(lines(), "own")).toThrow(/usage:null/);
    expect(() => expectValidStream(lines(), "none")).toThrow(/not as asked \(none\)/);
  });

  test("knows a broken stream by its error, and refuses one that finished before", () => {
    const failed: Chunk = { type: "end", reason: "failed", error: { code: "timeout", message: "late" } };
    const broken = lines("finish", [...chunks.slice(0, -1), failed]);
    expect(expectBrokenStream(broken).code).toBe("timeout");
    expect(() => expectBrokenStream(lines())).toThrow();
    expect(() => expectBrokenStream([...lines().slice(0, -1), broken.at(-1) ?? ""])).toThrow(/finished before/);
  });
});
