import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/lib/net/testing/free-port";

const root = path.resolve(import.meta.dirname, "../..");

/** A running Parley with a data directory of its own. */
export type ParleyServer = {
  url: string;
  dataDir: string;
  pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop and waits for it; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Waits until it has ended by itself; resolves with the exit code. */
  exited(): Promise<number | null>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Makes an API key and returns its token. */
  createKey(): Promise<string>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
};

function cleanEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/_(API_KEY|BASE_URL|MODELS)$/.test(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: "production", EMBEDDED_DOWNLOAD: "0", ...extra };
}

/** Starts the production build as `npm start` does, and waits until it serves. */
export async function startParley(extra: Record<string, string> = {}): Promise<ParleyServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), "parley-e2e-"));
  const env = cleanEnv({ PORT: String(port), DATA_DIR: dataDir, ...extra });
  let output = "";
  let child = launch();

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ["scripts/start.ts"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on("data", (bytes: Buffer) => {
        output += bytes.toString("utf8");
      });
    }
    return started;
  }

  /** The address is printed once the port is open. */
  async function untilServing(): Promise<void> {
    const before = output.length;
    const started = child;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes("Parley is at", before)) resolve();
      };
      started.stdout?.on("data", look);
      started.once("exit", () => reject(new Error(`Parley did not start:\n${output}`)));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  await untilServing();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    get pid() {
      return child.pid ?? 0;
    },
    output: () => output,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    async exited() {
      if (child.exitCode === null) await once(child, "exit");
      return child.exitCode;
    },
    async restart() {
      child = launch();
      await untilServing();
    },
    createKey: () => createKey(env),
    async dispose() {
      await end("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function createKey(env: NodeJS.ProcessEnv): Promise<string> {
  const key = spawn(process.execPath, ["--import", "tsx", "scripts/key.ts", "create", "--name", "e2e"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let token = "";
  key.stdout.on("data", (bytes: Buffer) => {
    token += bytes.toString("utf8");
  });
  await once(key, "close");
  return token.trim();
}
