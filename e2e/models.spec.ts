import { execFile, spawnSync } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { expect, test as journey } from "./support/journey";
import { type ParleyServer, startParley } from "./support/parley-server";

const root = path.resolve(import.meta.dirname, "..");

/** Models whose contexts and prices are known, one with a slash in its name, and those of the mock. */
const test = journey.extend<object, { parley: ParleyServer }>({
  parley: [
    async ({ upstream }, use) => {
      const parley = await startParley({
        OPENAI_API_KEY: "a-key",
        OPENAI_MODELS: "gpt-4o,gpt-4o-mini",
        GOOGLE_API_KEY: "a-key",
        GOOGLE_MODELS: "gemini-2.5-flash",
        OPENROUTER_API_KEY: "a-key",
        OPENROUTER_MODELS: "meta-llama/llama-3.3-70b-instruct",
        // It cannot be asked what it has, so it has what is known of it.
        MISTRAL_API_KEY: "a-key",
        MISTRAL_BASE_URL: "http://127.0.0.1:9/v1",
        CUSTOM_BASE_URL: upstream.baseUrl,
        DEFAULT_MODEL: "custom/mock-plain",
      });
      await use(parley);
      await parley.dispose();
    },
    { scope: "worker" },
  ],
});

/** The names of the models that are listed. */
const listed = (page: Page) =>
  page.getByRole("main").getByRole("listitem").locator("a > span:first-child > span:first-child");

test("the list is narrowed by words, provider, context, price and capability, and widened again", async ({
  page,
  parley,
}) => {
  await page.goto(`${parley.url}/models`);
  const all = await page.getByRole("status").textContent();
  await page.getByRole("searchbox", { name: "Search models" }).fill("MINI gpt");
  await expect(listed(page)).toHaveText(["GPT-4o mini"]);
  await expect(page.getByRole("status")).toHaveText(/^1 of \d+ models/);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(page.getByRole("status")).toHaveText(all ?? "");
  await page.getByRole("combobox", { name: "Provider" }).selectOption("OpenAI");
  await expect(listed(page)).toHaveText(["GPT-4o", "GPT-4o mini"]);
  await page.getByRole("combobox", { name: "Price" }).selectOption("Up to $1 for a million in");
  await expect(listed(page)).toHaveText(["GPT-4o mini"]);
  await page.getByRole("combobox", { name: "Context" }).selectOption("1M tokens or more");
  await expect(page.getByText("No model matches.")).toBeVisible();
  await page.getByRole("combobox", { name: "Provider" }).selectOption("Every provider");
  await expect(listed(page)).toContainText(["Gemini 2.5 Flash"]);
  await expect(listed(page).filter({ hasText: "GPT" })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await page.getByRole("button", { name: "Video", exact: true }).click();
  await page.getByRole("button", { name: "Thinks", exact: true }).click();
  await expect(listed(page)).toHaveText(["Gemini 2.5 Flash"]);
  await page.reload();
  await expect(listed(page)).toHaveText(["Gemini 2.5 Flash"]);
  await expect(page.getByRole("button", { name: "Video", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test("a long list grows while it is read, and whoever comes back to its end is there again", async ({
  page,
  parley,
}) => {
  await page.goto(`${parley.url}/models`);
  const total = Number.parseInt((await page.getByRole("status").textContent()) ?? "", 10);
  expect(await listed(page).count()).toBeLessThan(total);
  const last = page.getByRole("link", { name: /Parley starter|starter/ });
  await expect(async () => {
    await listed(page).last().scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  expect(await listed(page).count()).toBe(total);
  await last.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/starter/i);
  await page.goBack();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
});

test("a model tells what it is and takes, and the way back leads to the list as it was left", async ({
  page,
  parley,
}) => {
  await page.goto(`${parley.url}/models`);
  await page.getByRole("searchbox", { name: "Search models" }).fill("gpt-4o");
  await page.getByRole("link", { name: /^GPT-4o mini/ }).click();
  await expect(page.getByRole("heading", { name: "GPT-4o mini", level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Context128K");
  await expect(page.getByRole("main")).toContainText("$0.15 in · $0.60 out");
  const row = page.getByRole("table").getByRole("row");
  await expect(row.filter({ hasText: "max_completion_tokens" })).toContainText("the model1 to 16,384");
  await expect(row.filter({ hasText: "sess_id" })).toContainText("Parley");
  await expect(row.filter({ hasText: "thinking.enabled" })).toContainText("nobody");
  await page.goBack();
  await expect(listed(page)).toHaveText(["GPT-4o", "GPT-4o mini"]);
  await expect(page.getByRole("searchbox", { name: "Search models" })).toHaveValue("gpt-4o");
  await expect(page.getByRole("link", { name: /^GPT-4o mini/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "All models" }).click();
  await expect(listed(page)).toHaveText(["GPT-4o", "GPT-4o mini"]);
});

test("the example in curl runs as it is copied, and so does the one in JavaScript", async ({
  page,
  parley,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${parley.url}/models/mock-plain`);
  const key = await parley.createKey();
  const copied = async () => {
    await page.getByRole("button", { name: "Copy code" }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const run = (program: string, args: string[]) =>
    promisify(execFile)(program, args, { cwd: root, env: { ...process.env, PARLEY_KEY: key }, timeout: 20_000 });
  const command = await copied();
  const output = hasCurl() ? (await run("sh", ["-c", command])).stdout : await askAs(command, key);
  expect(output).toContain("chat.completion.chunk");
  expect(output.trim().endsWith("data: [DONE]")).toBe(true);
  await page.getByRole("button", { name: "JavaScript" }).click();
  const spoken = await run(process.execPath, ["--input-type=module", "-e", await copied()]);
  expect(spoken.stderr).toBe("");
  expect(spoken.stdout).toMatch(/\w/);
});

test("a chat begins with the model that is looked at", async ({ page, parley }) => {
  await page.goto(`${parley.url}/models/mock-echo`);
  await page.getByRole("link", { name: "Chat with it" }).click();
  await expect(page.getByRole("button", { name: "Model: mock-echo" })).toBeVisible();
});

test("a name with a slash has its page, and a name nobody has is not found", async ({ page, parley }) => {
  await page.goto(`${parley.url}/models?q=llama`);
  await page.getByRole("link", { name: /meta-llama\/llama-3\.3-70b-instruct/ }).click();
  await expect(page).toHaveURL(/\/models\/meta-llama\/llama-3\.3-70b-instruct$/);
  await expect(page.getByRole("main").locator("code").first()).toHaveText("meta-llama/llama-3.3-70b-instruct");
  for (const name of ["openai/no-such-model", "%2e%2e%2fetc", "a%25zz"]) {
    const response = await page.goto(`${parley.url}/models/${name}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no such model" })).toBeVisible();
  }
});

test("with the keyboard alone: search, choose a capability, open, and go back", async ({ page, parley }) => {
  await page.goto(`${parley.url}/models`);
  await page.getByRole("searchbox", { name: "Search models" }).focus();
  await page.keyboard.type("gpt-4o");
  await tabTo(page, /^JSON$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^GPT-4o mini/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "GPT-4o mini" })).toBeVisible();
  await tabTo(page, /^All models$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^GPT-4o mini/ })).toBeFocused();
});

for (const theme of ["light", "dark"] as const) {
  test(`on a phone nothing scrolls sideways, and axe finds nothing serious, in ${theme}`, async ({
    browser,
    parley,
  }) => {
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ viewport, hasTouch: true, locale: "en-US", colorScheme: theme });
    const page = await context.newPage();
    const open = async (place: string) => {
      await page.goto(parley.url + place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    for (const place of ["/models?q=nothing-like-it", "/models/nobody"]) await open(place);
    for (const place of ["/models?can=vision", "/models/gpt-4o"]) {
      await open(place);
      await expectNothingSerious(page);
    }
    await context.close();
  });
}

/** Presses Tab until what is named so has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    if (name.test(text)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab did not reach ${name}`);
}

function hasCurl(): boolean {
  return spawnSync("curl", ["--version"]).status === 0;
}

/** Sends what a curl command would. */
async function askAs(command: string, key: string): Promise<string> {
  const [, url = ""] = /(http\S+)/.exec(command) ?? [];
  const [, body = ""] = /-d '(.*)'$/s.exec(command) ?? [];
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return (await fetch(url, { method: "POST", headers, body })).text();
}
