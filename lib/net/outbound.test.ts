import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type OutboundOptions, outboundFetch } from "./outbound";
import { closeOutboundAgents } from "./outbound-agents";
import { type LoopbackServer, startLoopbackServer } from "./testing/loopback-server";

const servers: LoopbackServer[] = [];

async function serve(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<LoopbackServer> {
  const server = await startLoopbackServer(handler);
  servers.push(server);
  return server;
}

const ask = (url: string, more: Partial<OutboundOptions> = {}) =>
  outboundFetch(url, { pool: "test", allowPrivate: true, ...more });

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

afterEach(async () => {
  await closeOutboundAgents();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("a request", () => {
  test("sends method, headers and body and gives status, headers and text", async () => {
    const server = await serve((request, response) => {
      response.writeHead(418, { "x-one": "1" });
      request.pipe(response);
    });
    const response = await ask(`${server.url}/a?b=c`, { method: "POST", headers: { "X-Two": "2" }, body: "你好" });
    expect(await response.readText(100)).toBe("你好");
    expect(response.status).toBe(418);
    expect(response.headers.get("x-one")).toBe("1");
    expect(server.seen[0]).toMatchObject({ method: "POST", url: "/a?b=c" });
    expect(server.seen[0]?.headers).toMatchObject({ "x-two": "2", host: server.host, "accept-encoding": "identity" });
  });

  test("shares connections inside a pool and never between pools", async () => {
    const ports = new Map<string, Set<number | undefined>>();
    const server = await serve((request, response) => {
      const pool = request.url?.slice(1) ?? "";
      ports.set(pool, (ports.get(pool) ?? new Set()).add(request.socket.remotePort));
      response.end("ok");
    });
    for (let turn = 0; turn < 6; turn += 1) {
      for (const pool of ["ann", "bob"]) await (await ask(`${server.url}/${pool}`, { pool })).readText(10);
    }
    const ann = ports.get("ann") ?? new Set();
    const bob = ports.get("bob") ?? new Set();
    expect(ann.size + bob.size).toBeLessThan(6);
    expect([...ann].filter((port) => bob.has(port))).toEqual([]);
  });

  test("does not take bytes that follow an answer for the next one", async () => {
    const server = await serve((_request, response) => {
      const poison = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\npoison";
      response.socket?.write(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok${poison}`);
    });
    const texts: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) texts.push(await (await ask(server.url)).readText(100));
    expect(texts).toEqual(["ok", "ok", "ok"]);
  });

  test("to a port where nothing listens says so without the path", async () => {
    const server = await serve(() => {});
    await server.close();
    await expect(ask(`${server.url}/secret-path`)).rejects.toMatchObject({
      code: "upstream_unavailable",
      message: `${server.host} could not be reached: nothing listens there.`,
    });
  });

  test("to a name that does not exist says so", async () => {
    await expect(ask("http://no-such-name.invalid/")).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  test("to a server that speaks no TLS is unavailable", async () => {
    const server = await serve((_request, response) => response.end("plain"));
    const request = ask(server.url.replace("http:", "https:"));
    await expect(request).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  test("whose connection is reset before an answer is unavailable", async () => {
    const server = await serve((request) => request.socket.destroy());
    await expect(ask(server.url)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

describe("redirects", () => {
  const redirecting = (location: (server: { url: string }) => string) =>
    serve((request, response) => {
      const host = request.headers.host ?? "";
      response.writeHead(302, { location: location({ url: `http://${host}` }) }).end();
    });

  test("are refused unless they are asked for", async () => {
    const server = await redirecting(() => "/next");
    await expect(ask(server.url)).rejects.toMatchObject({ code: "upstream_error" });
    expect(server.seen).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])("with %i lead to no private address that was not configured", async (status) => {
    const canary = await serve((_request, response) => response.end("reached"));
    const server = await serve((_request, response) => response.writeHead(status, { location: canary.url }).end());
    await expect(ask(server.url, { redirects: "follow" })).rejects.toMatchObject({ code: "permission_denied" });
    expect(canary.seen).toHaveLength(0);
  });

  test("to the configured port under another name of the same machine are refused", async () => {
    const server = await serve((request, response) => {
      const port = request.headers.host?.split(":")[1];
      response.writeHead(302, { location: `http://localhost:${port}/` }).end();
    });
    await expect(ask(server.url, { redirects: "follow" })).rejects.toMatchObject({ code: "permission_denied" });
    expect(server.seen).toHaveLength(1);
  });

  test("are followed three times and not four", async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(307, { location: `/${left - 1}` }).end("elsewhere");
    });
    const response = await ask(`${server.url}/3`, { redirects: "follow" });
    expect(await response.readText(100)).toBe("there");
    expect(response.url).toBe(`${server.url}/0`);
    await expect(ask(`${server.url}/4`, { redirects: "follow" })).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("are not read out of a 401 or a page", async () => {
    const canary = await serve((_request, response) => response.end("reached"));
    const server = await serve((_request, response) => {
      response.writeHead(401, { location: canary.url });
      response.end(`<meta http-equiv="refresh" content="0;url=${canary.url}">`);
    });
    expect((await ask(server.url, { redirects: "follow" })).status).toBe(401);
    expect(canary.seen).toHaveLength(0);
  });
});

describe("time", () => {
  test("for the headers is bounded", async () => {
    const server = await serve(() => {});
    await expect(ask(server.url, { firstByteMs: 50 })).rejects.toMatchObject({ code: "timeout" });
  });

  test("for the first byte after the headers is bounded", async () => {
    const server = await serve((_request, response) => response.flushHeaders());
    const response = await ask(server.url, { firstByteMs: 50, idleMs: 10_000 });
    await expect(read(response.body)).rejects.toMatchObject({ code: "timeout" });
  });

  test("of silence in the middle is bounded, and what came before is there", async () => {
    const server = await serve((_request, response) => response.write("half"));
    const response = await ask(server.url, { idleMs: 50 });
    let text = "";
    const reading = (async () => {
      for await (const chunk of response.body) text += Buffer.from(chunk).toString();
    })();
    await expect(reading).rejects.toMatchObject({ code: "timeout" });
    expect(text).toBe("half");
  });
});

describe("size", () => {
  const tenKilobytes = "x".repeat(10_000);

  test("of the body is bounded, for readText by its own measure", async () => {
    const server = await serve((_request, response) => response.end(tenKilobytes));
    const response = await ask(server.url, { maxBytes: 5_000 });
    await expect(read(response.body)).rejects.toMatchObject({ code: "upstream_error" });
    await expect((await ask(server.url)).readText(9_999)).rejects.toMatchObject({ code: "upstream_error" });
    expect(await (await ask(server.url)).readText(10_000)).toBe(tenKilobytes);
  });

  test("of the headers is bounded", async () => {
    const server = await serve((_request, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${`x-flood: ${tenKilobytes}\r\n`.repeat(10)}\r\n`);
    });
    await expect(ask(server.url)).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("counts after unpacking", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(5_000_000)));
    });
    await expect((await ask(server.url)).readText(100_000)).rejects.toMatchObject({ code: "upstream_error" });
    expect(await (await ask(server.url)).readText(5_000_000)).toHaveLength(5_000_000);
  });

  test.each(["br", "gzip, gzip", "gzip, br, deflate"])("an answer packed as %s is refused", async (encoding) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end("x");
    });
    await expect(ask(server.url)).rejects.toMatchObject({ code: "upstream_error" });
  });
});

describe("the socket", () => {
  test("closes when the request is aborted in the middle of the answer", async () => {
    const closed = Promise.withResolvers<void>();
    const server = await serve((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write("half");
    });
    const controller = new AbortController();
    const reason = new Error("enough");
    const response = await ask(server.url, { signal: controller.signal });
    const reading = (async () => {
      for await (const _chunk of response.body) controller.abort(reason);
    })();
    await expect(reading).rejects.toBe(reason);
    await closed.promise;
  });

  test("closes when the request is aborted before the headers", async () => {
    const closed = Promise.withResolvers<void>();
    const controller = new AbortController();
    const server = await serve((_request, response) => {
      response.on("close", () => closed.resolve());
      controller.abort();
    });
    await expect(ask(server.url, { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
    await closed.promise;
  });

  test.each(["discarded", "left in the middle", "forgotten"])("closes when the body is %s", async (how) => {
    const closed = Promise.withResolvers<void>();
    const server = await serve((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write("half");
    });
    const response = await ask(server.url, { idleMs: how === "forgotten" ? 50 : 30_000 });
    if (how === "discarded") response.discard();
    if (how === "left in the middle") for await (const _chunk of response.body) break;
    await closed.promise;
  });

  test("that breaks in the middle of an answer is an upstream error", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    const response = await ask(server.url);
    await expect(read(response.body)).rejects.toMatchObject({ code: "upstream_error" });
  });
});
