import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";

export default defineConfig({
  testDir: "./e2e",
  // Journeys wait more than they work; each worker has a server and an upstream of its own.
  workers: 2,
  timeout: process.env.E2E_LONG === "1" ? 240_000 : 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    trace: "retain-on-failure",
    locale: "en-US",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
