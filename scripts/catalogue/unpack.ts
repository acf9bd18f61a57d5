import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CatalogueSource } from "@/lib/providers/catalogue/known-model";

/** Fetches the newest version of a package and unpacks it under `folder`; none of its scripts run. */
export function unpack(name: string, folder: string): { folder: string; source: CatalogueSource } {
  const own = path.join(folder, name.replaceAll(/\W+/g, "-"));
  mkdirSync(own);
  const shell = process.platform === "win32";
  const output = execFileSync("npm", ["pack", name, "--json", "--ignore-scripts", "--pack-destination", own], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell,
  });
  execFileSync("tar", ["-xzf", fileNameIn(output), "-C", "."], { cwd: own });
  const unpacked = path.join(own, "package");
  const manifest = JSON.parse(readFileSync(path.join(unpacked, "package.json"), "utf8"));
  return {
    folder: unpacked,
    source: { package: name, version: String(manifest.version), licence: String(manifest.license) },
  };
}

/** npm prints a list of what it packed, newer ones an object by package. */
function fileNameIn(output: string): string {
  const [packed] = Object.values(JSON.parse(output) as Record<string, { filename: string }>);
  if (!packed) throw new Error("npm packed nothing.");
  return path.basename(packed.filename);
}
