import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { downloadFile } from "./download-file";
import { starterFile } from "./model-file";
import { hubAddresses } from "./model-source";
import { type FileAnswer, type StandInHub, startStandInHub } from "./testing/stand-in-hub";

const bytes = readFileSync(starterFile().path);
const source = { repository: "owner/name", file: "model.gguf" };

let folder: string;
let hub: StandInHub | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "parley-download-"));
});

afterEach(async () => {
  await hub?.close();
  hub = undefined;
  rmSync(folder, { recursive: true });
});

const target = () => path.join(folder, "models", "model.gguf");
const filesThere = () => readdirSync(path.join(folder, "models"));
const cutAt =
  (length: number): FileAnswer =>
  (_request, response, whole) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, length), () => response.destroy());
  };
const status =
  (code: number): FileAnswer =>
  (_request, response) =>
    response.writeHead(code).end();
const redirectTo =
  (location: string): FileAnswer =>
  (_request, response) =>
    response.writeHead(302, { location }).end();

async function fetchFrom(
  served: Parameters<typeof startStandInHub>[1],
  more: { signal?: AbortSignal; token?: string; onProgress?: (progress: number) => void } = {},
): Promise<StandInHub> {
  hub = await startStandInHub(bytes, served);
  const { signal = new AbortController().signal, onProgress = () => {}, token } = more;
  const addresses = hubAddresses(hub.endpoint, source);
  await downloadFile({ ...addresses, target: target(), signal, onProgress, token, retryMs: 1 });
  return hub;
}

test("fetches the whole file and leaves nothing else", async () => {
  const progress: number[] = [];
  const { asked } = await fetchFrom({}, { onProgress: (share) => progress.push(share) });
  expect(readFileSync(target()).equals(bytes)).toBe(true);
  expect(filesThere()).toEqual(["model.gguf"]);
  expect(asked).toEqual([{ path: "/owner/name/resolve/main/model.gguf" }]);
  expect(progress.every((share) => share > 0 && share <= 1)).toBe(true);
  expect(progress.length).toBeGreaterThan(0);
});

test("continues where the connection was cut", async () => {
  const { asked } = await fetchFrom({ answers: [cutAt(1_000_000)] });
  expect(readFileSync(target()).equals(bytes)).toBe(true);
  expect(asked).toHaveLength(2);
  expect(Number(asked[1]?.range?.match(/\d+/)?.[0])).toBeGreaterThan(0);
});

test("continues a part that an earlier run left", async () => {
  mkdirSync(path.dirname(target()));
  writeFileSync(`${target()}.part`, bytes.subarray(0, 3_000_000));
  const { asked } = await fetchFrom({});
  expect(asked.map((request) => request.range)).toEqual(["bytes=3000000-"]);
  expect(readFileSync(target()).equals(bytes)).toBe(true);
});

test("takes a part that is already whole without asking for more", async () => {
  mkdirSync(path.dirname(target()));
  writeFileSync(`${target()}.part`, bytes);
  expect((await fetchFrom({})).asked).toEqual([]);
  expect(readFileSync(target()).equals(bytes)).toBe(true);
});

test("starts anew where the server ignores the range", async () => {
  mkdirSync(path.dirname(target()));
  writeFileSync(`${target()}.part`, bytes.subarray(0, 1000));
  const ignoring: FileAnswer = (_request, response, whole) => response.end(whole);
  await fetchFrom({ answers: [ignoring] });
  expect(readFileSync(target()).equals(bytes)).toBe(true);
});

test("starts anew where the server refuses the range", async () => {
  mkdirSync(path.dirname(target()));
  writeFileSync(`${target()}.part`, bytes.subarray(0, 1000));
  const { asked } = await fetchFrom({ answers: [status(416)] });
  expect(asked.map((request) => request.range)).toEqual(["bytes=1000-", undefined]);
  expect(readFileSync(target()).equals(bytes)).toBe(true);
});

test("deletes a file with the wrong checksum and says so", async () => {
  await expect(fetchFrom({ sha256: "0".repeat(64) })).rejects.toThrow("wrong checksum");
  expect(filesThere()).toEqual([]);
});

test("deletes what is not a model, where the hub tells no checksum", async () => {
  const page: FileAnswer = (_request, response) => response.end("<html>");
  await expect(fetchFrom({ pointer: false, answers: [page] })).rejects.toThrow("not a GGUF model");
  expect(filesThere()).toEqual([]);
});

test("does not begin what the disk has no room for", async () => {
  await expect(fetchFrom({ size: 10 ** 15 })).rejects.toThrow(/no space is left in .*1000000000 MB/);
  expect(hub?.asked).toEqual([]);
});

test("takes the checksum from the answer where there is no pointer", async () => {
  const linked: FileAnswer = (_request, response, whole) => {
    response.writeHead(200, { "x-linked-size": whole.length, "x-linked-etag": `"${"0".repeat(64)}"` }).end(whole);
  };
  await expect(fetchFrom({ pointer: false, answers: [linked] })).rejects.toThrow("wrong checksum");
});

test("follows a redirect to another path of the hub", async () => {
  const { asked } = await fetchFrom({ answers: [redirectTo("/elsewhere/blob")] }, { token: "hf_secret" });
  expect(asked.map((request) => request.path)).toEqual(["/owner/name/resolve/main/model.gguf", "/elsewhere/blob"]);
  expect(asked[0]?.authorization).toBe("Bearer hf_secret");
  expect(readFileSync(target()).equals(bytes)).toBe(true);
});

test("does not follow a redirect to another private address", async () => {
  const canary = await startStandInHub(bytes);
  const answers = Array.from({ length: 5 }, () => redirectTo(new URL("/blob", canary.endpoint).href));
  await expect(fetchFrom({ answers }, { token: "hf_secret" })).rejects.toThrow();
  expect(canary.asked).toEqual([]);
  await canary.close();
});

test("tries again when the server is busy, and gives up in the end", async () => {
  expect((await fetchFrom({ answers: [status(503), status(429)] })).asked).toHaveLength(3);
  await hub?.close();
  rmSync(target());
  await expect(fetchFrom({ answers: Array.from({ length: 9 }, () => status(503)) })).rejects.toThrow("503");
  expect(hub?.asked).toHaveLength(5);
});

test("does not try again when it is not allowed", async () => {
  await expect(fetchFrom({ answers: [status(401)] })).rejects.toThrow("HF_TOKEN");
  expect(hub?.asked).toHaveLength(1);
});

test("stops when told to, keeping what it has", async () => {
  const abort = new AbortController();
  const half: FileAnswer = (_request, response, whole) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, 500_000));
  };
  const fetched = fetchFrom({ answers: [half] }, { signal: abort.signal, onProgress: () => abort.abort() });
  await expect(fetched).rejects.toHaveProperty("name", "AbortError");
  expect(filesThere()).toEqual(["model.gguf.part"]);
});

test("gives up when nothing listens at the endpoint", async () => {
  const gone = await startStandInHub(bytes);
  await gone.close();
  const { signal } = new AbortController();
  const addresses = hubAddresses(gone.endpoint, source);
  const fetched = downloadFile({ ...addresses, target: target(), signal, onProgress: () => {}, retryMs: 1 });
  await expect(fetched).rejects.toMatchObject({ code: "upstream_unavailable" });
});
