import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

// Every test file gets a data directory of its own and no provider but the ones it configures.
const dataDir = mkdtempSync(path.join(tmpdir(), "parley-test-"));
for (const name of Object.keys(process.env)) if (/_(API_KEY|BASE_URL|MODELS)$/.test(name)) delete process.env[name];
Object.assign(process.env, { DATA_DIR: dataDir, EMBEDDED_DOWNLOAD: "0" });

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
