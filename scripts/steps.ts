import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How many checks of a step held and how many did not. */
export type Tally = { passed: number; failed: number };

const bin = (file: string) => path.join("node_modules", file);

function node(args: string[], env: Record<string, string> = {}): boolean {
  const result = spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return result.status === 0;
}

/** A step that is one check. */
function single(name: string, args: string[]): Tally {
  console.log(`\n— ${name}`);
  return node(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a test runner that writes a JSON report; a report that is missing counts as a failure. */
function reported(name: string, args: string[], env: Record<string, string>, read: (report: unknown) => Tally): Tally {
  console.log(`\n— ${name}`);
  const file = path.join(tmpdir(), `parley-${name.replaceAll(" ", "-")}-${process.pid}.json`);
  const isGreen = node(
    args.map((arg) => arg.replace("REPORT", file)),
    withFile(env, file),
  );
  try {
    const tally = read(JSON.parse(readFileSync(file, "utf8")));
    return isGreen || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(file, { force: true });
  }
}

function withFile(env: Record<string, string>, file: string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace("REPORT", file)]));
}

/** Formatting and lint, floors and import cycles included. */
export function lint(): Tally {
  return single("format and lint", [bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings"]);
}

/** The types of everything. */
export function types(): Tally {
  return single("types", [bin("typescript/bin/tsc"), "--noEmit"]);
}

/** Unit, contract and route tests. */
export function unit(): Tally {
  const args = [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", "--outputFile.json=REPORT"];
  return reported("unit tests", args, {}, (report) => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = report as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) || (numFailedTestSuites ?? 0) };
  });
}

/** Journeys in a real browser against the production build. */
export function journeys(more: string[] = []): Tally {
  const args = [bin("@playwright/test/cli.js"), "test", "--reporter=list,json", ...more];
  return reported("journeys", args, { PLAYWRIGHT_JSON_OUTPUT_FILE: "REPORT" }, (report) => {
    const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  });
}

/** Prints the sum as the last line and leaves with an honest exit code. */
export function finish(tallies: Tally[]): never {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
