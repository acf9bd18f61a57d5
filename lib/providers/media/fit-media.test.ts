import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Part } from "@/lib/core/message";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { capable } from "@/lib/providers/testing/calls";
import { RemoteMedia } from "./fetch-medium";
import { fitMedia } from "./fit-media";

const asBytes = { url: false, bytes: true };
const bytesOnly = capable({ input: { image: asBytes, audio: asBytes, video: asBytes, file: asBytes } });
const remote = () => new RemoteMedia(new AbortController().signal, 60_000);

let canary: LoopbackServer;
beforeAll(async () => {
  canary = await startLoopbackServer((_request, response) => response.end("secret"));
});
afterAll(async () => {
  await closeOutboundAgents();
  await canary.close();
});

function asking(...parts: Part[]): ChatRequest {
  return { model: "m", messages: [{ role: "user", parts }], thinking: { mode: "unset" } };
}

describe("a remote file", () => {
  test("stays an address where the upstream fetches by itself", async () => {
    const request = asking({ type: "image", url: "https://example.org/a.png" });
    expect(await fitMedia(request, capable(), remote())).toEqual(request);
  });

  test.each(["image", "video", "file"] as const)(
    "at a private address is refused as %s and never fetched",
    async (type) => {
      const { port } = new URL(canary.url);
      for (const host of ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "[::ffff:127.0.0.1]"]) {
        const wrong = fitMedia(asking({ type, url: `http://${host}:${port}/x` }), bytesOnly, remote());
        await expect(wrong).rejects.toMatchObject({ code: "invalid_value", param: "messages[0].content[0]" });
      }
      expect(canary.seen).toEqual([]);
    },
  );

  test.each(["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org"])("at %s is refused", async (url) => {
    await expect(fitMedia(asking({ type: "image", url }), bytesOnly, remote())).rejects.toMatchObject({ status: 400 });
  });

  test("at a host that the upstream knows stays an address", async () => {
    const video = { ...asBytes, hosts: ["youtu.be"] };
    const gemini = capable({ input: { image: asBytes, audio: asBytes, video, file: asBytes } });
    const request = asking({ type: "video", url: "https://youtu.be/abc" });
    expect(await fitMedia(request, gemini, remote())).toEqual(request);
  });

  test("among the pictures of a film is one like any other", async () => {
    const film = asking({ type: "video", url: "", frames: ["data:image/png;base64,AA", "http://127.0.0.1:1/b.png"] });
    await expect(fitMedia(film, bytesOnly, remote())).rejects.toMatchObject({ param: "messages[0].content[0]" });
    expect(await fitMedia(film, capable(), remote())).toEqual(film);
  });

  test("is one of sixteen at most", async () => {
    const many = Array.from({ length: 17 }, (_, at): Part => ({ type: "image", url: `https://files.invalid/${at}` }));
    const fetching = remote();
    const outcomes = await Promise.allSettled(many.map((part) => fitMedia(asking(part), bytesOnly, fetching)));
    expect(outcomes.filter((one) => one.status === "rejected" && /more than 16/.test(String(one.reason)))).toHaveLength(
      1,
    );
  });
});

test("bytes are passed as they are, and refused where only addresses are taken", async () => {
  const request = asking({ type: "text", text: "See" }, { type: "image", url: "data:image/png;base64,AAAA" });
  expect(await fitMedia(request, bytesOnly, remote())).toEqual(request);
  const asUrl = { url: true, bytes: false };
  const urlOnly = capable({ input: { image: asUrl, audio: false, video: false, file: false } });
  await expect(fitMedia(request, urlOnly, remote())).rejects.toMatchObject({ param: "messages[0].content[1]" });
});
