import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { outboundFetch } from "@/lib/net/outbound";
import { freePort } from "@/lib/net/testing/free-port";

const cache = path.resolve("node_modules/.cache/searx");
const startMs = 60_000;

/** A real SearXNG on loopback. */
export type Searx = { url: string; stop(): Promise<void> };

/** Whether Debian's searx is here, or could be fetched. */
export function hasSearx(): boolean {
  const program = path.join(cache, "searx-run");
  if (!existsSync(program)) {
    spawnSync("bash", [path.join(import.meta.dirname, "get-searx.sh"), cache], { stdio: ["ignore", 2, 2] });
  }
  return existsSync(program);
}

/** Starts it with these engines and no other. @throws when it does not answer within a minute. */
export async function startSearx(engines: readonly Record<string, unknown>[]): Promise<Searx> {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-searx-"));
  const port = await freePort();
  const settings = {
    use_default_settings: { engines: { keep_only: [] } },
    server: { port, bind_address: "127.0.0.1", secret_key: "only for this test" },
    engines,
  };
  const file = path.join(folder, "settings.json");
  writeFileSync(file, JSON.stringify(settings));
  const server = spawn(path.join(cache, "searx-run"), {
    env: { ...process.env, SEARX_SETTINGS_PATH: file, HOME: folder },
    cwd: folder,
    stdio: "ignore",
  });
  const exited = once(server, "exit");
  const stop = async () => {
    server.kill("SIGKILL");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + startMs; !(await answers(url)); await pause(200)) {
    if (Date.now() < end && server.exitCode === null) continue;
    await stop();
    throw new Error("searx did not start");
  }
  return { url, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await outboundFetch(`${url}/healthz`, { pool: "test", allowPrivate: true });
    response.discard();
    return response.status === 200;
  } catch {
    return false;
  }
}
