import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { EnvError, readEnv } from "../env.ts";
import { build, needsBuild } from "./build.ts";

function fail(message: string): never {
  console.error(`Parley cannot start. ${message}`);
  process.exit(1);
}

function checkedEnv() {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof EnvError) fail(error.message);
    throw error;
  }
}

/** Next answers an escape it cannot decode with a bare 500. */
function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url.split("?", 1)[0] ?? "") !== "";
  } catch {
    return false;
  }
}

const env = checkedEnv();
const host = env.host.replace(/^\[|\]$/g, "");
let handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;

// The port is taken first: a second start on the same one ends before it touches anything.
const server = createServer((request, response) => {
  if (!isDecodable(request.url ?? "/")) response.writeHead(400).end("The address is not well-formed.\n");
  else if (handle) void handle(request, response);
  else response.writeHead(503, { "retry-after": "2" }).end("Parley is starting.\n");
});
// Nothing of ours speaks another protocol, and an upgrade would leave the checks of a request behind.
server.on("upgrade", (_request, socket) => socket.destroy());
server.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EADDRINUSE") fail(`PORT: ${env.port} is taken on ${env.host}; set PORT to a free one.`);
  if (error.code === "EACCES") fail(`PORT: ${env.port} may not be opened by this user; set PORT to 1024 or more.`);
  fail(`HOST: ${error.message}`);
});
server.keepAliveTimeout = 65_000;
server.listen(env.port, host);
await once(server, "listening");

if (needsBuild()) build();
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
const { default: next } = await import("next");
const app = next({ dev: false, dir: process.cwd(), hostname: host, port: env.port });
await app.prepare().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
handle = app.getRequestHandler();
const { port } = server.address() as AddressInfo;
console.log(`  Parley is at ${env.publicUrl?.origin ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`}`);
