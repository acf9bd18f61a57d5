import { rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { env } from "@/env";
import { capabilitiesOf } from "./capabilities-of";
import { upstreamOf } from "./testing/upstream-of";

const file = () => path.join(env().dataDir, "models.json");
let written = 1_700_000_000;

afterEach(() => {
  rmSync(file(), { force: true });
  vi.restoreAllMocks();
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** The file as somebody has just saved it. */
async function save(content: unknown): Promise<void> {
  writeFileSync(file(), typeof content === "string" ? content : JSON.stringify(content));
  written += 10;
  utimesSync(file(), written, written);
  await nextTurn();
}

const claude = (protocol: "anthropic-messages" | "openai-chat" = "anthropic-messages") =>
  capabilitiesOf(upstreamOf("anthropic"), protocol, "claude-opus-4-6", { contextLength: 5 });

test("the administrator has the last word, of which only what is named changes; the wire keeps its limits", async () => {
  const before = claude();
  await save({
    "anthropic/claude-opus-4-6": {
      contextLength: 123,
      seed: true,
      temperature: { default: 0.2 },
      thinking: { efforts: ["low"] },
      search: false,
      prices: { currency: "CNY", input: 1 },
      input: { image: false },
    },
    "custom/a/b": { tools: false },
  });
  const after = claude();
  expect(before).toMatchObject({ contextLength: 5, search: { kind: "claude-tool" } });
  expect(after).toMatchObject({
    contextLength: 123,
    seed: false,
    temperature: { min: 0, max: 1, default: 0.2 },
    thinking: { kind: "claude-adaptive", efforts: ["low"] },
    search: undefined,
    prices: { currency: "CNY", input: 1, output: 25 },
    input: { image: false, file: { url: true, bytes: true } },
  });
  expect(capabilitiesOf(upstreamOf("custom"), "openai-chat", "a/b").tools).toBe(false);
});

test("a file that is saved again is read again, and one that is gone says nothing", async () => {
  await save({ "anthropic/claude-opus-4-6": { contextLength: 1 } });
  expect(claude().contextLength).toBe(1);
  await save({ "anthropic/claude-opus-4-6": { contextLength: 2 } });
  expect(claude().contextLength).toBe(2);
  rmSync(file());
  await nextTurn();
  expect(claude().contextLength).toBe(5);
});

test.each([
  ["that is no JSON", "{"],
  ["with a key that does not exist", { "openai/gpt-4o": { maxTokens: 5 } }],
  ["with a value of a wrong type", { "openai/gpt-4o": { tools: "yes" } }],
  ["with the degree none", { "openai/gpt-4o": { thinking: { efforts: ["none"] } } }],
  ["without a provider", { "gpt-4o": {} }],
  ["that is a list", []],
])("a file %s is named in the log and not used", async (_, content) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await save(content);
  expect(claude().contextLength).toBe(5);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(String(warn.mock.calls[0]?.[0])).toContain(file());
  // Not once more for every question.
  await nextTurn();
  claude();
  expect(warn).toHaveBeenCalledTimes(1);
});
