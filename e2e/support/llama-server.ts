import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/lib/net/testing/free-port";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, "node_modules/.cache/llama-server");
const program = path.join(cache, "llama-server");
const model = "real-starter";

/** A real OpenAI-compatible server on loopback. */
export type LlamaServer = {
  baseUrl: string;
  apiKey: string;
  model: string;
  /** How many answers it is writing now. */
  answers(): Promise<number>;
  stop(): Promise<void>;
};

/** What it serves: the starter model, whatever name is asked for, or any model that it is told to load. */
const serving = {
  starter: ["-m", path.join(root, "models/starter/starter.gguf"), "-a", model],
  any: ["--models-dir", path.join(root, "models/starter")],
};

/** Whether Debian's llama-server is here, or could be fetched. */
export function hasLlamaServer(): boolean {
  if (!existsSync(program)) {
    spawnSync("bash", [path.join(root, "e2e/support/get-llama-server.sh"), cache], { stdio: ["ignore", 2, 2] });
  }
  return existsSync(program);
}

/** Starts it; `more` are options of its command line. @throws when it does not listen. */
export async function startLlamaServer(
  serves: keyof typeof serving = "starter",
  more: readonly string[] = [],
): Promise<LlamaServer> {
  const port = await freePort();
  const apiKey = "a-key-for-llama";
  const place = ["--host", "127.0.0.1", "--port", String(port), "--api-key", apiKey];
  const server = spawn(program, [...serving[serves], "--jinja", "-t", "1", "-c", "1024", ...place, ...more], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilListening(server);
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    apiKey,
    model,
    async answers() {
      const headers = { authorization: `Bearer ${apiKey}` };
      const response = await fetch(`http://127.0.0.1:${port}/slots`, { headers });
      const slots: { is_processing: boolean }[] = await response.json();
      return slots.filter((slot) => slot.is_processing).length;
    },
    async stop() {
      const exited = once(server, "exit");
      server.kill("SIGKILL");
      await exited;
    },
  };
}

function untilListening(server: ChildProcess): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    server.stderr?.on("data", (bytes: Buffer) => {
      output += bytes.toString("utf8");
      if (output.includes("listening on")) resolve();
    });
    server.once("exit", () => reject(new Error(`llama-server did not start:\n${output}`)));
  });
}
