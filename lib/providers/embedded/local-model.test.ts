import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import type { ModelState } from "@/lib/core/model";
import { capable } from "@/lib/providers/testing/calls";
import { type LocalModelSettings, localModelState, startLocalModel, stopLocalModel } from "./local-model";
import { starterFile } from "./model-file";
import { embeddedProvider, embeddedUpstream } from "./provider";
import { type FileAnswer, type StandInHub, startStandInHub } from "./testing/stand-in-hub";

const bytes = readFileSync(starterFile().path);
const hubName = "owner--name--model.gguf";

let dataDir: string;
let hub: StandInHub | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "parley-embedded-"));
  vi.spyOn(console, "info").mockReturnValue();
  vi.spyOn(console, "warn").mockReturnValue();
});

afterEach(async () => {
  await stopLocalModel();
  await hub?.close();
  hub = undefined;
  rmSync(dataDir, { recursive: true });
  vi.restoreAllMocks();
});

const target = () => path.join(dataDir, "models", hubName);
const status =
  (code: number): FileAnswer =>
  (_request, response) =>
    response.writeHead(code).end();
/** Starts the background work and resolves with the first state that is not `downloading`. */
function settled(more: Partial<LocalModelSettings>): Promise<ModelState | undefined> {
  const settings: LocalModelSettings = {
    dataDir,
    embeddedDownload: true,
    embeddedModel: "hf:owner/name/model.gguf",
    hfEndpoint: new URL("http://127.0.0.1:9"),
    ...more,
  };
  return new Promise((resolve) => {
    startLocalModel(settings, () => {
      if (localModelState()?.state !== "downloading") resolve(localModelState());
    });
  });
}

async function askLocal(): Promise<Chunk[]> {
  const request: ChatRequest = {
    model: "local",
    messages: [{ role: "user", parts: [{ type: "text", text: "Hello" }] }],
    thinking: { mode: "unset" },
    temperature: 0,
  };
  const { signal } = new AbortController();
  const call = { request, upstream: embeddedUpstream, model: "local", capabilities: capable(), signal };
  const chunks: Chunk[] = [];
  for await (const chunk of embeddedProvider.stream(call)) {
    chunks.push(chunk);
  }
  return chunks;
}

const texts = (chunks: Chunk[]) => chunks.flatMap((chunk) => (chunk.type === "text-delta" ? [chunk.text] : []));

test("makes local ready once it is fetched, and the provider answers with it", async () => {
  hub = await startStandInHub(bytes);
  expect(await settled({ hfEndpoint: hub.endpoint, hfToken: "hf_secret" })).toEqual({ state: "ready" });
  const chunks = await askLocal();
  expect(chunks.at(-1)).toEqual({ type: "end", reason: "done" });
  expect(chunks.some((chunk) => chunk.type === "text-delta")).toBe(true);
  // The second question is read from where the first one left the context.
  expect(texts(await askLocal())).toEqual(texts(chunks));
  expect(hub.asked[0]?.authorization).toBe("Bearer hf_secret");
});

test("lists local with what its file says of itself, once it is there", async () => {
  const listed = async () =>
    (await embeddedProvider.listModels(embeddedUpstream, new AbortController().signal)).find(
      (model) => model.name === "local",
    );
  hub = await startStandInHub(bytes);
  expect(await settled({ hfEndpoint: hub.endpoint })).toEqual({ state: "ready" });
  expect((await listed())?.capabilities).toMatchObject({
    contextLength: 1024,
    temperature: { default: 0.7 },
    thinking: { kind: "engine", byDefault: false, budget: { max: 512 } },
  });
});

test("answers that local is not ready, with the percentage, while it is fetched", async () => {
  const answered = Promise.withResolvers<void>();
  const held: FileAnswer = (request, response, whole) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, whole.length / 2));
    request.socket.on("close", answered.resolve);
  };
  hub = await startStandInHub(bytes, { answers: [held] });
  const half = Promise.withResolvers<void>();
  const settings = { dataDir, embeddedDownload: true, embeddedModel: "hf:owner/name/model.gguf" };
  startLocalModel({ ...settings, hfEndpoint: hub.endpoint }, () => {
    const state = localModelState();
    if (state?.state === "downloading" && state.progress > 0) half.resolve();
  });
  await half.promise;

  const end = (await askLocal()).at(-1);
  expect(end).toMatchObject({ type: "end", reason: "failed", error: { code: "model_not_ready" } });
  expect(end?.type === "end" && end.error?.message).toMatch(/\(\d{1,2} %\)/);
  expect(await embeddedProvider.listModels(embeddedUpstream, new AbortController().signal)).toContainEqual(
    expect.objectContaining({ name: "local", status: expect.objectContaining({ state: "downloading" }) }),
  );
  expect(existsSync(target())).toBe(false);
  await stopLocalModel();
  await answered.promise;
  expect(existsSync(target())).toBe(false);
});

test("finds a fetched model at the next start, without the network", async () => {
  mkdirSync(path.dirname(target()));
  writeFileSync(target(), bytes);
  expect(await settled({ embeddedDownload: false })).toEqual({ state: "ready" });
});

test("lists no local model when there is none and downloads are off", async () => {
  startLocalModel({ dataDir, embeddedDownload: false, hfEndpoint: new URL("http://127.0.0.1:9") }, () => {});
  expect(localModelState()).toBe(undefined);
  const models = await embeddedProvider.listModels(embeddedUpstream, new AbortController().signal);
  expect(models.map((model) => model.name)).toEqual(["starter"]);
  expect((await askLocal()).at(-1)).toMatchObject({ error: { code: "model_not_found" } });
});

test("is unavailable when the hub refuses, and the starter stays", async () => {
  hub = await startStandInHub(bytes, { answers: [status(404)] });
  expect(await settled({ hfEndpoint: hub.endpoint })).toMatchObject({
    state: "unavailable",
    reason: expect.stringContaining("404"),
  });
  expect((await askLocal()).at(-1)).toMatchObject({ error: { code: "model_not_ready" } });
});

test("takes a model file of the administrator's", async () => {
  expect(await settled({ embeddedModel: starterFile().path })).toEqual({ state: "ready" });
});

test("survives a file that only looks like a model, and lists it as unavailable once it was tried", async () => {
  const broken = path.join(dataDir, "broken.gguf");
  writeFileSync(broken, Buffer.concat([bytes.subarray(0, 2000), Buffer.alloc(2000, 7)]));
  expect(await settled({ embeddedModel: broken })).toEqual({ state: "ready" });
  expect((await askLocal()).at(-1)).toMatchObject({ reason: "failed", error: { code: "model_not_ready" } });
  expect(await embeddedProvider.listModels(embeddedUpstream, new AbortController().signal)).toContainEqual(
    expect.objectContaining({ name: "local", status: expect.objectContaining({ state: "unavailable" }) }),
  );
});

test.each([
  ["/no/such/model.gguf", "does not exist"],
  ["package.json", "not a GGUF model"],
  ["hf:owner/model.gguf", "must look like"],
  ["hf:../../etc/passwd.gguf", "must look like"],
])("names EMBEDDED_MODEL when it is %s", async (embeddedModel, reason) => {
  expect(await settled({ embeddedModel })).toMatchObject({
    state: "unavailable",
    reason: expect.stringMatching(new RegExp(`EMBEDDED_MODEL.*${reason}`)),
  });
});
