import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./", import.meta.url)).replace(/\/$/, "") } },
  test: {
    setupFiles: ["./vitest.setup.ts"],
    include: ["{app,components,db,lib,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
    testTimeout: 20_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
