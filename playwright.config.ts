import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";

export default defineConfig({
  testDir: "./e2e",
  // One at a time: each journey has a server of its own, and two cores are enough for one of those and a browser.
  workers: 1,
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
