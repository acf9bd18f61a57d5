// The first thing every command runs, on whatever Node the machine has: installs what is missing, then hands over to
// the Node that the project brings.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [command = "start", ...rest] = process.argv.slice(2);
const needsAliases = new Set(["key", "soak", "bench", "catalogue", "replay"]);

function modified(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** npm leaves a lock file of its own in node_modules when it is done; an older one means something is missing. */
function isInstalled() {
  const installed = modified("node_modules/.package-lock.json");
  return installed > 0 && installed >= modified("package-lock.json") && existsSync("node_modules/node/bin/node");
}

if (!isInstalled()) {
  console.error("Installing packages (about a minute, once) …");
  // Everything npm prints goes to standard error, which leaves standard output to the command. `install` keeps to the
  // lock file and, unlike `ci`, does without the other platforms' packages where a registry lacks them.
  const npm = spawnSync(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"],
    {
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
      env: { ...process.env, NODE_ENV: "development" },
    },
  );
  if (npm.status !== 0) {
    console.error("npm could not install the packages; its message is above.");
    process.exit(npm.status ?? 1);
  }
}

const own = path.join(root, "node_modules/node/bin/node");
const node = Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : own;
const child = spawn(
  node,
  [...(needsAliases.has(command) ? ["--import", "tsx"] : []), `scripts/${command}.ts`, ...rest],
  {
    stdio: "inherit",
    env: { ...process.env, PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}` },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
