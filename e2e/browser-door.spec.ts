import { choose, search, test, think } from "./support/answer-journey";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, lastAnswer, send, untilIdle } from "./support/journey";
import type { MockUpstream } from "./support/mock-upstream";

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
  const letGo = engine.hold();
  await send(page, "Look around");
  await expect(lastAnswer(page)).toContainText("Searching the web");
  letGo();
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
