import { expect, test, vi } from "vitest";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import { fetchMedium, RemoteMedia } from "./fetch-medium";

// The stand-in is on loopback, which is refused otherwise; that refusal is tested with fit-media.
vi.mock("@/lib/net/outbound", async (original) => {
  const real = await original<typeof import("@/lib/net/outbound")>();
  const outboundFetch: typeof real.outboundFetch = (url, options) =>
    real.outboundFetch(url, { ...options, allowPrivate: true });
  return { ...real, outboundFetch };
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const wav = Buffer.concat([Buffer.from("RIFF\x24\x00\x00\x00WAVEfmt ", "latin1"), Buffer.alloc(40)]);
const { signal } = new AbortController();

const startServer = loopbackServers();

async function serve(body: Uint8Array, headers: Record<string, string> = {}, status = 200): Promise<string> {
  const server = await startServer((_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  return `${server.url}/file`;
}

test("a file is what its first bytes say, whatever its server claims", async () => {
  const url = await serve(png, { "content-type": "text/html" });
  expect(await fetchMedium(url, "image", "p", signal)).toEqual({ mime: "image/png", base64: png.toString("base64") });
});

test("sound is told from pictures", async () => {
  const url = await serve(wav, { "content-type": "image/png" });
  await expect(fetchMedium(url, "image", "p", signal)).rejects.toMatchObject({ code: "invalid_value", param: "p" });
  expect((await fetchMedium(url, "audio", "p", signal)).mime).toMatch(/^audio\//);
});

test("a file may be text, an image may not", async () => {
  const url = await serve(Buffer.from("a,b\n1,2\n"), { "content-type": "text/csv" });
  expect((await fetchMedium(url, "file", "p", signal)).mime).toBe("text/plain");
  await expect(fetchMedium(url, "image", "p", signal)).rejects.toMatchObject({ status: 400 });
});

test("a page of HTML with script is no image", async () => {
  const url = await serve(Buffer.from("<svg onload=alert(1)>"), { "content-type": "image/svg+xml" });
  await expect(fetchMedium(url, "image", "p", signal)).rejects.toMatchObject({ status: 400 });
});

test("an endless file is given up, and a missing one is said to be missing", async () => {
  const huge = await serve(Buffer.alloc(21 * 1024 * 1024, 1));
  await expect(fetchMedium(huge, "image", "p", signal)).rejects.toMatchObject({ status: 400 });
  const missing = await serve(Buffer.from("no"), {}, 404);
  await expect(fetchMedium(missing, "image", "p", signal)).rejects.toThrow(/404/);
});

test("the files of one question are fetched once each, and bounded together", async () => {
  const server = await startServer((_request, response) =>
    response.end(Buffer.concat([png, Buffer.alloc(15 * 1024 * 1024)])),
  );
  const url = `${server.url}/file`;
  const remote = new RemoteMedia(signal, 60_000);
  await Promise.all([
    remote.fetch(url, "image", "a"),
    remote.fetch(url, "image", "b"),
    remote.fetch(url, "image", "c"),
  ]);
  expect(server.seen).toHaveLength(1);
  await remote.fetch(`${url}?2`, "image", "d");
  await expect(remote.fetch(`${url}?3`, "image", "e")).rejects.toMatchObject({ status: 413, param: "e" });
});

test("a server that drips is given up when the time for all files is over", async () => {
  const server = await startServer((_request, response) => {
    response.write(png);
    const timer = setInterval(() => response.write("x"), 50);
    response.on("close", () => clearInterval(timer));
  });
  const remote = new RemoteMedia(signal, 500);
  await expect(remote.fetch(`${server.url}/file`, "image", "p")).rejects.toMatchObject({ code: "timeout", param: "p" });
});
