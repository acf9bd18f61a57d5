import { afterEach } from "vitest";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { type LoopbackServer, startLoopbackServer } from "./loopback-server";

/** Gives servers to the tests of a file; each is closed after the test that started it. */
export function loopbackServers(): typeof startLoopbackServer {
  const open: LoopbackServer[] = [];
  afterEach(async () => {
    await closeOutboundAgents();
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  return async (handler) => {
    const server = await startLoopbackServer(handler);
    open.push(server);
    return server;
  };
}
