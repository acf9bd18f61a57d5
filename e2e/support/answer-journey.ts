import type { Page } from "@playwright/test";
import { test as journey } from "./journey";
import { type ParleyServer, startParley } from "./parley-server";
import { type SearchStandIn, startSearchStandIn } from "./search-stand-in";

/** Models that think by degrees, always, or not at all, that search by themselves or not, and a search engine. */
export const test = journey.extend<object, { engine: SearchStandIn; parley: ParleyServer }>({
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

/** The switch of thinking. */
export const think = (page: Page) => page.getByRole("button", { name: "Think", exact: true });
/** The switch of searching. */
export const search = (page: Page) => page.getByRole("button", { name: "Search", exact: true });

/** Chooses a line of one of the menus beside the switches. */
export async function choose(page: Page, menu: "How hard to think" | "Search options", line: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitemradio", { name: line }).click();
}
