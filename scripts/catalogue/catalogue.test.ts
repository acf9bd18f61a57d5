import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CatalogueFile } from "@/lib/providers/catalogue/known-model";
import { changesBetween } from "./changes-between";
import { fromModelsDev } from "./from-models-dev";
import { fromPiAi } from "./from-pi-ai";
import { mergeModels } from "./merge-models";
import { toText } from "./to-text";

let piAi: string;
let modelsDev: string;
let root: string;

/** A model in the words of `@earendil-works/pi-ai`. */
const pi = (id: string, more: object = {}) => ({
  [`chat:${id}`]: {
    id,
    name: `Vendor: ${id}`,
    reasoning: false,
    input: ["text"],
    cost: { input: 1, output: 2, cacheRead: 0.1, cacheWrite: 0 },
    contextWindow: 1_000,
    maxTokens: 100,
    type: "chat",
    ...more,
  },
});

const piFiles: Record<string, object> = {
  openai: { "openai-responses": pi("alpha", { reasoning: true, thinkingLevelMap: { off: null, minimal: null } }) },
  anthropic: {
    "anthropic-messages": {
      ...pi("claude-new", {
        reasoning: true,
        thinkingLevelMap: { max: "max" },
        compat: { forceAdaptiveThinking: true, supportsTemperature: false },
      }),
      ...pi("claude-old", { reasoning: true }),
    },
  },
  google: { google: { ...pi("gemini-x"), ...pi("deep-research-1") } },
  "minimax-cn": { x: pi("M", { reasoning: true, thinkingLevelMap: { off: null, high: "high" } }) },
  "qwen-token-plan-cn": { x: pi("qwen9", { maxTokens: 1_000 }) },
  groq: {
    x: pi("odd", { reasoning: true, thinkingLevelMap: { off: "none", low: null, medium: null, high: "default" } }),
  },
  openrouter: {
    x: {
      ...pi("z-ai/glm-9", { input: ["text", "image"] }),
      ...pi("openai/alpha:batch"),
      ...pi("~openai/latest"),
      ...pi("free/one:free", { cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } }),
      ...pi("paid/one", { cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } }),
      "image:painter": { id: "painter", type: "image" },
    },
  },
};

const devModels = {
  openai: {
    alpha: {
      id: "alpha",
      name: "Alpha of old",
      reasoning: true,
      temperature: false,
      modalities: { input: ["text", "pdf"], output: ["text"] },
      limit: { context: 500, output: 50 },
      cost: { input: 9, output: 9 },
    },
    painter: { id: "painter", modalities: { input: ["text"], output: ["image"] } },
  },
};

const devFiles = "openai anthropic google deepseek zhipuai alibaba-cn moonshotai-cn xai mistral perplexity groq".split(
  " ",
);

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "parley-packages-"));
  piAi = path.join(root, "pi");
  modelsDev = path.join(root, "dev");
  const data = path.join(piAi, "dist", "providers", "data");
  const providers = path.join(modelsDev, "dist", "providers");
  for (const folder of [data, providers]) mkdirSync(folder, { recursive: true });
  for (const file of ["deepseek", "zai", "moonshotai-cn", "xai", "mistral"]) piFiles[file] = {};
  for (const [file, groups] of Object.entries(piFiles)) {
    writeFileSync(path.join(data, `${file}.json`), JSON.stringify(groups));
  }
  writeFileSync(path.join(modelsDev, "package.json"), '{"type":"module"}');
  for (const file of devFiles) {
    const models = file === "openai" ? devModels.openai : {};
    writeFileSync(path.join(providers, `${file}.js`), `export default ${JSON.stringify({ models })};`);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

let known: ReturnType<typeof mergeModels> | undefined;
const merged = () => {
  known ??= mergeModels([fromModelsDev(modelsDev), fromPiAi(piAi)]);
  return known;
};

test("the trusted package wins, the other one adds what only it knows", () => {
  expect(merged().openai).toEqual({
    alpha: {
      name: "alpha",
      context: 1_000,
      output: 100,
      input: ["file"],
      thinking: { canDisable: false, efforts: ["low", "medium", "high"] },
      fixedTemperature: true,
      prices: { input: 1, output: 2, cacheRead: 0.1 },
    },
  });
});

test("thinking is kept in our words, and only where the package speaks of the vendor's own API", () => {
  const { anthropic, minimax, groq } = merged();
  expect(anthropic?.["claude-new"]).toMatchObject({
    thinking: { kind: "claude-adaptive", canDisable: true, efforts: ["low", "medium", "high", "max"] },
    fixedTemperature: true,
  });
  expect(anthropic?.["claude-old"]?.thinking).toEqual({});
  expect(minimax?.M?.thinking).toEqual({});
  // A degree that has another name on the wire cannot be asked for by ours.
  expect(groq?.odd?.thinking).toEqual({ canDisable: true, efforts: ["minimal"] });
});

test("a bound that is the context is none, a plan has no prices, and nothing is free that does not say so", () => {
  const { dashscope, zhipu, openrouter, google } = merged();
  expect(dashscope?.qwen9).toMatchObject({ context: 1_000, output: undefined });
  expect(dashscope?.qwen9?.prices).toBeUndefined();
  expect(zhipu?.["glm-9"]).toEqual({ name: "z-ai/glm-9", context: 1_000, input: ["image"], thinking: false });
  expect(Object.keys(openrouter ?? {})).toEqual(["z-ai/glm-9", "free/one:free", "paid/one"]);
  expect(openrouter?.["free/one:free"]?.prices).toEqual({ input: 0, output: 0 });
  expect(openrouter?.["paid/one"]?.prices).toBeUndefined();
  expect(Object.keys(google ?? {})).toEqual(["gemini-x"]);
});

test("a package that is code may read its own folder and nothing else", () => {
  const own = path.join(root, "curious");
  mkdirSync(path.join(own, "dist", "providers"), { recursive: true });
  writeFileSync(path.join(own, "package.json"), '{"type":"module"}');
  for (const file of devFiles) writeFileSync(path.join(own, "dist", "providers", `${file}.js`), "export default {};");
  const secret = path.join(root, "secret.txt");
  writeFileSync(secret, "secret");
  writeFileSync(
    path.join(own, "dist", "providers", "openai.js"),
    `import { readFileSync } from "node:fs"; readFileSync(${JSON.stringify(secret)}); export default { models: {} };`,
  );
  expect(() => fromModelsDev(own)).toThrow(/ERR_ACCESS_DENIED|Access to this API has been restricted/);
});

test("the file has one model a line and the same bytes for the same facts in any order", () => {
  const file = (models: CatalogueFile["models"]): CatalogueFile => ({ note: "n", sources: [], models });
  const one = { context: 1, name: "A", input: [] };
  const two = { name: "B", thinking: false as const };
  const text = toText(file({ b: { y: two, x: one }, a: {} }));
  expect(text).toBe(toText(file({ a: {}, b: { x: { name: "A", context: 1 }, y: two } })));
  expect(text.split("\n")).toContain('      "x": {"name":"A","context":1},');
  expect(JSON.parse(text).models.b.y).toEqual(two);
});

test("changes are told one a line: what came, what went, and what is different", () => {
  const before = { a: { gone: {}, same: { context: 1, input: [] }, other: { context: 1 } } };
  const after = { a: { same: { context: 1 }, other: { context: 2 } }, b: { fresh: {} } };
  expect(changesBetween(before, after)).toEqual(["- a/gone", "~ a/other: context 1 → 2", "+ b/fresh"]);
});
