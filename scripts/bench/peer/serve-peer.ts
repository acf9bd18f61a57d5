import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";
import { toPieces } from "@/e2e/support/mock-texts";
import { heavyMessages } from "@/scripts/bench/seed-conversation";

/** The peer, serving on loopback. `?count=300` says how many messages a page begins with. */
export type Peer = { url: string; close(): Promise<void> };

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Peer</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; font: 16px/26px system-ui, sans-serif }
  #chat { display: flex; flex-direction: column; height: 100vh }
  [role="log"] { flex: 1; min-height: 0; overflow-y: auto }
  article { max-width: 720px; margin: 24px auto }
  pre { overflow-x: auto; padding: 12px 16px; background: #f4f4f4; font-size: 13px }
  table { border-collapse: collapse } td, th { border: 1px solid #ddd; padding: 6px 12px }
</style><div id="chat"></div><script type="module" src="/page.js"></script></html>`;

async function bundle(): Promise<string> {
  const { output } = await build({
    input: path.join(import.meta.dirname, "page.tsx"),
    write: false,
    platform: "browser",
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    output: { minify: true, codeSplitting: false },
  });
  return output[0].code;
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-encoding": "gzip" }).end(gzipSync(text));
}

/** Writes `begun` at once and the rest of the text piece by piece. */
async function stream(response: ServerResponse, { text, begun, perSecond }: Growing): Promise<void> {
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
  response.write(text.slice(0, begun));
  const start = performance.now();
  for (const [at, piece] of toPieces(text.slice(begun)).entries()) {
    const wait = start + (at * 1_000) / perSecond - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    if (response.destroyed) return;
    response.write(piece);
  }
  response.end();
}

/** The answer that grows: its text, how much of it is there at once, and how fast the rest comes. */
export type Growing = { text: string; begun: number; perSecond: number };

/** Builds the peer and starts it. */
export async function servePeer(growing: Growing): Promise<Peer> {
  const script = await bundle();
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://peer");
    if (url.pathname === "/page.js") send(response, "text/javascript", script);
    else if (url.pathname === "/stream") void stream(response, growing);
    else if (url.pathname === "/messages") {
      const messages = heavyMessages(Number(url.searchParams.get("count")));
      send(response, "application/json", JSON.stringify(messages.map(({ text }, at) => ({ id: String(at), text }))));
    } else send(response, "text/html", html);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
