import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const sources = ["app", "components", "lib", "db", "public", "env.ts", "instrumentation.ts", "package-lock.json"];
const settings = ["next.config.ts", "tailwind.config.ts", "postcss.config.mjs", "tsconfig.json"];

function newest(file: string): number {
  if (!existsSync(file)) return 0;
  const stat = statSync(file);
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : stat.mtimeMs;
  return readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), stat.mtimeMs);
}

/** Whether the sources are newer than the production build. */
export function needsBuild(): boolean {
  const stamp = path.join(root, ".next/BUILD_ID");
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return [...sources, ...settings].some((name) => newest(path.join(root, name)) > built);
}

/** Makes the production build; its progress goes to the terminal. Exits the process when it fails. */
export function build(): void {
  console.log("Building the page (about a minute, only after a change) …");
  const next = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (next.status !== 0) {
    console.error("The build failed; the reason is above.");
    process.exit(next.status ?? 1);
  }
}
