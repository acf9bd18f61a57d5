import { expect, it } from "vitest";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { isUnfinished } from "./is-unfinished";

const answer = (metadata: ParleyMessage["metadata"], text = "Half"): ParleyMessage => ({
  id: "answer-1",
  role: "assistant",
  parts: [{ type: "text", text }],
  metadata,
});

it.each([
  ["stopped", { state: "stopped" }, true],
  ["failed on the way", { state: "failed" }, true],
  ["interrupted", { state: "interrupted" }, true],
  ["cut at its length limit", { state: "done", finishReason: "length" }, true],
  ["complete", { state: "done", finishReason: "stop" }, false],
  ["still being written", { state: "running" }, false],
] as const)("an answer that is %s", (_, metadata, expected) => {
  expect(isUnfinished(answer(metadata))).toBe(expected);
});

it("has nothing to go on from without words, or where a tool was called", () => {
  expect(isUnfinished(answer({ state: "failed" }, ""))).toBe(false);
  const call = { type: "dynamic-tool", toolCallId: "1", toolName: "x", state: "input-available", input: {} } as const;
  const calling = answer({ state: "stopped" });
  expect(isUnfinished({ ...calling, parts: [...calling.parts, call] })).toBe(false);
});
