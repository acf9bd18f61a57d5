import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort } from "./parley-server";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, "node_modules/.cache/llama-server");

/** A real OpenAI-compatible server on loopback. */
export type LlamaServer = { baseUrl: string; apiKey: string; model: string; stop(): Promise<void> };

/** Debian's llama-server with the starter model; undefined where it cannot be had. */
export async function startLlamaServer(): Promise<LlamaServer | undefined> {
  const program = path.join(cache, "llama-server");
  if (!existsSync(program)) {
    spawnSync("bash", [path.join(root, "e2e/support/get-llama-server.sh"), cache], { stdio: ["ignore", 2, 2] });
  }
  if (!existsSync(program)) return undefined;
  const port = await freePort();
  const apiKey = "a-key-for-llama";
  const model = "real-starter";
  const gguf = path.join(root, "models/starter/starter.gguf");
  const place = ["--host", "127.0.0.1", "--port", String(port), "--api-key", apiKey];
  const server = spawn(program, ["-m", gguf, "-a", model, "--jinja", "-t", "1", "-c", "1024", ...place], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilListening(server);
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    apiKey,
    model,
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
