import type { Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { expectTouchableRow } from "./support/expect-touchable";
import { chooseModel, expect, test as journey, lastAnswer, send, untilIdle } from "./support/journey";
import type { MockUpstream } from "./support/mock-upstream";
import { type ParleyServer, startParley } from "./support/parley-server";
import { type SearchStandIn, startSearchStandIn } from "./support/search-stand-in";

/** Models that think by degrees, always, or not at all, that search by themselves or not, and a search engine. */
const test = journey.extend<object, { engine: SearchStandIn; parley: ParleyServer }>({
  engine: [
    async ({ playwright: _playwright }, use) => {
      const engine = await startSearchStandIn();
      await use(engine);
      await engine.close();
    },
    { scope: "worker" },
  ],
  parley: [
    async ({ upstream, engine }, use) => {
      const at = (provider: string, models: string) => ({
        [`${provider}_API_KEY`]: "a-key",
        [`${provider}_BASE_URL`]: upstream.baseUrl,
        [`${provider}_MODELS`]: models,
      });
      const parley = await startParley({
        ...at("DEEPSEEK", "mock-reasoning,mock-busy-2"),
        ...at("ZHIPU", "mock-own:thinking"),
        ...at("PERPLEXITY", "mock-perplexity"),
        ...at("CUSTOM", "mock-plain"),
        SEARXNG_BASE_URL: engine.baseUrl,
        // Nothing listens there.
        WIKIPEDIA_BASE_URL: "http://127.0.0.1:9",
        DEFAULT_SEARCH_ENGINE: "wikipedia",
        DEFAULT_MODEL: "deepseek/mock-reasoning",
      });
      await use(parley);
      await parley.dispose();
    },
    { scope: "worker" },
  ],
});

const think = (page: Page) => page.getByRole("button", { name: "Think", exact: true });
const search = (page: Page) => page.getByRole("button", { name: "Search", exact: true });

/** Chooses a line of one of the menus beside the switches. */
async function choose(page: Page, menu: "How hard to think" | "Search options", line: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitemradio", { name: line }).click();
}

/** The body of the request by which a question reached the upstream. */
function sentBody(upstream: MockUpstream, question: string): object | undefined {
  return upstream.requests.find((request) => request.body.messages?.at(-1)?.content === question)?.body;
}

test("a degree of thinking reaches the upstream in its own words, and the thought stays", async ({
  page,
  openChat,
  upstream,
}) => {
  await openChat();
  await expect(think(page)).toHaveAttribute("aria-pressed", "true");
  await choose(page, "How hard to think", "As hard as it can");
  await send(page, "Think very hard");
  await untilIdle(page);
  expect(sentBody(upstream, "Think very hard")).toMatchObject({
    thinking: { type: "enabled" },
    reasoning_effort: "max",
  });
  const thought = lastAnswer(page).getByRole("button", { name: /^Thought/ });
  await thought.click();
  await expect(lastAnswer(page)).toContainText("6 times 7");
  await page.reload();
  await thought.click();
  await expect(lastAnswer(page)).toContainText("6 times 7");
});

test("thinking switched off is off at the upstream, and is still off after a reload", async ({
  page,
  openChat,
  upstream,
}) => {
  await openChat();
  await think(page).click();
  await expect(think(page)).toHaveAttribute("aria-pressed", "false");
  await page.reload();
  await expect(think(page)).toHaveAttribute("aria-pressed", "false");
  await send(page, "Do not think");
  await untilIdle(page);
  expect(sentBody(upstream, "Do not think")).toMatchObject({ thinking: { type: "disabled" } });
});

test("a model that always thinks, and one that always searches, show a switch that cannot be turned", async ({
  page,
  openChat,
}) => {
  await openChat();
  await chooseModel(page, "mock-own:thinking");
  await expect(think(page)).toHaveAttribute("aria-pressed", "true");
  await expect(think(page)).toBeDisabled();
  await expect(think(page)).toHaveAccessibleDescription("This model always thinks");
  await think(page).click({ force: true });
  await expect(think(page)).toHaveAttribute("aria-pressed", "true");
  await send(page, "Say something");
  await untilIdle(page);
  await expect(lastAnswer(page).locator("details")).toHaveCount(0);
  await chooseModel(page, "mock-perplexity");
  await expect(search(page)).toBeDisabled();
  await expect(search(page)).toHaveAccessibleDescription("mock-perplexity always searches");
  await chooseModel(page, "mock-plain");
  await expect(think(page)).toHaveCount(0);
  await expect(search(page)).toBeEnabled();
});

test("a search with the chosen engine gives numbered sources, the same after a reload", async ({
  page,
  openChat,
  engine,
}) => {
  await openChat();
  await choose(page, "Search options", "SearXNG");
  await expect(search(page)).toHaveAttribute("aria-pressed", "true");
  await send(page, "How long are rivers?");
  await untilIdle(page);
  expect(engine.queries).toContain("How long are rivers?");
  const expectSources = async () => {
    await expect(lastAnswer(page)).toContainText("Searched for “How long are rivers?” · SearXNG · 2 results");
    const sources = lastAnswer(page).getByRole("region", { name: "Sources" }).getByRole("listitem");
    await expect(sources).toHaveText([/^1Long rivers.*rivers\.example.*Jun 2, 2025.*How long\./, /^2Deep seas/]);
    await expect(sources.nth(0).getByRole("link")).toHaveAttribute("href", "https://rivers.example/long");
    await expect(lastAnswer(page)).toContainText(/\d+ tokens/);
  };
  await expectSources();
  await page.reload();
  await expectSources();
  await expect(search(page)).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Search options" }).click();
  await expect(page.getByRole("menuitemradio", { name: "SearXNG" })).toBeChecked();
});

test("a thorough search asks for what the model makes of the question", async ({ page, openChat, engine }) => {
  await openChat();
  await choose(page, "Search options", "SearXNG");
  await choose(page, "Search options", "Several searches, pages read");
  await send(page, "Look around");
  await expect(lastAnswer(page)).toContainText("Searching the web");
  await untilIdle(page);
  expect(engine.queries.some((query) => query.includes("42"))).toBe(true);
  expect(engine.queries).not.toContain("Look around");
  await expect(lastAnswer(page)).toContainText(/Searched for “[^”]*42[^”]*” · SearXNG/);
});

test("a search that fails is told of, and the answer comes without it", async ({ page, openChat }) => {
  await openChat();
  await search(page).click();
  await send(page, "Find it with Wikipedia");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("The answer is");
  const note = lastAnswer(page).getByText("Answered without a search", { exact: true });
  await note.click();
  await expect(lastAnswer(page).getByText(/^answered without a search: \w/)).toBeVisible();
  await page.reload();
  await expect(note).toBeVisible();
});

test("attempts that fail are counted down to the next, and counted at the end", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-busy-2");
  await send(page, "Is anybody there?");
  await expect(page.getByText(/The provider did not answer\. Trying again in [12] s/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "attempt 2" })).toBeAttached();
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("At last.");
  await expect(lastAnswer(page)).toContainText("3 attempts");
});

test("the picker finds by what a model is called and can do, by keyboard alone", async ({ page, openChat }) => {
  await openChat();
  const button = page.getByRole("button", { name: "Model: mock-reasoning" });
  const field = page.getByRole("combobox", { name: "Search models" });
  await button.press("Enter");
  await expect(field).toBeFocused();
  await expect(page.getByRole("option", { selected: true })).toContainText("mock-reasoning");
  await page.keyboard.type("own search");
  await expect(page.getByRole("option")).toHaveText([/^mock-own:thinking/, /^mock-perplexity/]);
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  await expect(page.locator(`[id="${active}"]`)).toContainText("mock-perplexity");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.press("Enter");
  await page.keyboard.type("no such model");
  await expect(page.getByText("No model matches.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("perplexity");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Model: mock-perplexity" })).toBeFocused();
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.getByRole("button", { name: /^Model:/ }).press("Enter");
  await page.getByRole("link", { name: "All models in detail" }).click();
  await expect(page.getByRole("heading", { name: "Models", level: 1 })).toBeVisible();
});

test("on a phone everything stays in one row, large enough for a finger", async ({ browser, parley }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(parley.url);
  await expectTouchableRow(page.locator("form"));
  await page.getByRole("button", { name: "Answer options" }).tap();
  await page.getByRole("menuitemradio", { name: "SearXNG" }).tap();
  await expect(search(page)).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: /^Model:/ }).tap();
  await expect(page.getByRole("option")).not.toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Search models" })).not.toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in menus, picker and sources, in ${theme}`, async ({ page, openChat }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openChat();
    await choose(page, "Search options", "SearXNG");
    for (const name of ["Search options", /^Model:/]) {
      await page.getByRole("button", { name }).click();
      await expect(page.getByRole("menu").or(page.getByRole("dialog"))).toBeVisible();
      await expectNothingSerious(page);
      await page.keyboard.press("Escape");
    }
    await send(page, "How long are rivers?");
    await untilIdle(page);
    await send(page, "Now fail");
    await untilIdle(page);
    await lastAnswer(page).getByText("Answered without a search", { exact: true }).click();
    await expectNothingSerious(page);
  });
}
