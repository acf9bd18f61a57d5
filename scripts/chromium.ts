import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of a Chromium that is on this machine. */
export function findChromium(): string | undefined {
  return [...system, chromium.executablePath()].find((file) => existsSync(file));
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], env }).status === 0;
}

/** Makes sure there is a Chromium: one that is there, else Playwright's download, else Debian's package (as root). */
export function ensureChromium(): string {
  const present = findChromium();
  if (present) return present;
  console.error("Installing a Chromium for the tests …");
  const isInstalled =
    run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]) ||
    (run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "chromium", "fonts-noto-cjk"]));
  const installed = findChromium();
  if (isInstalled && installed) return installed;
  throw new Error("There is no Chromium, and none could be installed. Put one at /usr/bin/chromium.");
}
