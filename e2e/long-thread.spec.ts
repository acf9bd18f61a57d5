import type { Locator, Page } from "@playwright/test";
import { heavyMessages, seedConversations } from "@/scripts/bench/seed-conversation";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, test as journey, send, untilIdle } from "./support/journey";
import { watchPlaces } from "./support/watch-places";

/** What is asked in one journey must not be found in another, so those that ask have threads of their own. */
const counts = { long: 300, "very-long": 3_000, followed: 300, grown: 300 };

/** Every journey finds the same long threads in the database. */
const test = journey.extend<object, { threads: undefined }>({
  threads: [
    async ({ parley }, use) => {
      const threads = Object.entries(counts).map(([name, count]) => [name, heavyMessages(count)] as const);
      seedConversations(parley.dataDir, "custom/mock-plain", Object.fromEntries(threads));
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],
});

const log = (page: Page) => page.getByRole("log", { name: "Conversation" });
const answers = (page: Page) => page.getByRole("article", { name: "Answer" });
const question = (page: Page, number: number) =>
  page.getByRole("article", { name: "Question" }).filter({ hasText: `Question ${number}:` });
const latest = (page: Page) => page.getByRole("button", { name: /^(To the latest|Something new below)$/ });
const topOf = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().top);
const nodes = (page: Page) => page.evaluate(() => document.getElementsByTagName("*").length);

/** Nothing is on its way any more, and nothing moves. */
async function untilStill(page: Page): Promise<void> {
  await expect(page.locator("[data-empty]")).toHaveCount(0);
  await expect
    .poll(() =>
      log(page).evaluate(async (thread) => {
        const state = () => `${thread.scrollTop} ${thread.scrollHeight} ${thread.querySelectorAll("*").length}`;
        const before = state();
        await new Promise((resolve) => setTimeout(resolve, 150));
        return before === state();
      }),
    )
    .toBe(true);
}

/** Turns the wheel over the thread. */
async function wheel(page: Page, pixels: number, turns = 1): Promise<void> {
  await log(page).hover();
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, pixels);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** A question that stands wholly in sight, and the number in it. */
async function questionInSight(page: Page): Promise<number> {
  const number = await log(page).evaluate((thread) => {
    const { top, bottom } = thread.getBoundingClientRect();
    for (const article of thread.querySelectorAll('article[aria-label="Question"]')) {
      const rect = article.getBoundingClientRect();
      if (rect.top > top && rect.bottom < bottom) return Number(/Question (\d+):/.exec(article.textContent ?? "")?.[1]);
    }
    return undefined;
  });
  return number ?? Number.NaN;
}

/** Scrolls up until a question is wholly in sight. */
async function scrollToQuestion(page: Page): Promise<number> {
  for (let turn = 0; turn < 60; turn++) {
    const number = await questionInSight(page);
    if (!Number.isNaN(number)) return number;
    await wheel(page, -200);
  }
  throw new Error("no question came into sight");
}

for (const [name, count] of [
  ["long", counts.long],
  ["very-long", counts["very-long"]],
] as const) {
  test(`a thread of ${count} messages opens at its end and stays light from end to end`, async ({ page, openChat }) => {
    await openChat(`/c/${name}`);
    await expect(answers(page).last()).toContainText(`That was answer ${count / 2}.`);
    await expect(page.getByText(`That was answer ${count / 2}.`)).toBeInViewport();
    await untilStill(page);
    expect(await nodes(page)).toBeLessThan(12_000);

    await log(page).press("Home");
    await expect(question(page, 1)).toBeInViewport();
    await expect(question(page, 1)).toHaveAttribute("aria-posinset", "1");
    await expect(question(page, 1)).toHaveAttribute("aria-setsize", String(count));
    await untilStill(page);
    expect(await nodes(page)).toBeLessThan(12_000);

    await log(page).press("End");
    await expect(page.getByText(`That was answer ${count / 2}.`)).toBeInViewport();
  });
}

test("scrolling through it moves nothing but what is scrolled, and never shows an empty page", async ({
  page,
  openChat,
}) => {
  await openChat("/c/long");
  await untilStill(page);
  const watch = await watchPlaces(log(page));
  await wheel(page, -350, 60);
  await untilStill(page);
  await wheel(page, 250, 40);
  await untilStill(page);
  const { jumps, blank, frames } = await watch.end();
  expect(frames).toBeGreaterThan(50);
  expect(jumps).toEqual([]);
  expect(blank).toBe(0);
});

test("without script the end of the conversation can be read", async ({ browser, parley }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${parley.url}/c/very-long`);
  await expect(page.getByText(`That was answer ${counts["very-long"] / 2}.`)).toBeInViewport();
  await context.close();
});

test("a reload and the way back keep the place, and a link to a message goes there", async ({ page, openChat }) => {
  await openChat("/c/very-long");
  await untilStill(page);
  await wheel(page, -2_000, 15);
  await untilStill(page);
  const number = await scrollToQuestion(page);
  await untilStill(page);
  const before = await topOf(question(page, number));
  await page.waitForTimeout(400);
  await page.reload();
  await expect(question(page, number)).toBeInViewport();
  await untilStill(page);
  expect(Math.abs((await topOf(question(page, number))) - before)).toBeLessThan(3);

  await page.goto("about:blank");
  await page.goBack();
  await expect(question(page, number)).toBeInViewport();

  await page.goto(`${page.url()}#m-very-long-message-100`);
  await expect(question(page, 51)).toBeInViewport();
});

test("a selection stays and is copied as a whole while the reader scrolls away and back", async ({
  page,
  openChat,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openChat("/c/long");
  await wheel(page, -700, 8);
  const number = await scrollToQuestion(page);
  await untilStill(page);
  await question(page, number).evaluate((element) => document.getSelection()?.selectAllChildren(element));
  const selected = () => page.evaluate(() => String(document.getSelection()));
  const before = await selected();
  expect(before).toContain(`Question ${number}:`);
  await wheel(page, -2_000, 20);
  await untilStill(page);
  await expect(question(page, number)).not.toBeInViewport({ ratio: 0.5 });
  expect(await selected()).toBe(before);
  await page.keyboard.press("ControlOrMeta+C");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`Question ${number}:`);
  await wheel(page, 2_000, 20);
  expect(await selected()).toBe(before);
});

test("what has the focus stays in the page", async ({ page, openChat }) => {
  await openChat("/c/long");
  await untilStill(page);
  const copy = answers(page).last().getByRole("button", { name: "Copy", exact: true }).last();
  await copy.focus();
  await expect(copy).toBeFocused();
  await wheel(page, -2_000, 20);
  await untilStill(page);
  expect(await page.evaluate(() => document.activeElement?.closest("[data-row]")?.id)).toBe("m-long-message-299");
});

test("find looks through all of it, counts, goes there and gives the focus back", async ({ page, openChat }) => {
  await openChat("/c/very-long");
  const composer = page.getByRole("textbox", { name: "Message" });
  await composer.focus();
  await page.keyboard.press("ControlOrMeta+F");
  const field = page.getByRole("textbox", { name: "Find in this conversation" });
  await expect(field).toBeFocused();
  const bar = page.getByRole("search", { name: "Find in this conversation" });
  await field.fill("That was answer 7.");
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await expect(page.getByText("That was answer 7.")).toBeInViewport();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("parley-found-current") ?? [])].map(String));
  await expect.poll(marked).toEqual(["That was answer 7."]);

  await field.fill("answer 100");
  await expect(bar.getByRole("status")).toHaveText(/^1 of 11$/);
  await field.press("Enter");
  await expect(bar.getByRole("status")).toHaveText("2 of 11");
  await field.press("Shift+Enter");
  await field.press("ArrowUp");
  await expect(bar.getByRole("status")).toHaveText("11 of 11");
  await field.fill("nothing says this");
  await expect(bar.getByRole("status")).toHaveText("No matches");
  await expectNothingSerious(page);
  await field.press("Escape");
  await expect(bar).toBeHidden();
  await expect(composer).toBeFocused();
});

test("following lets go at the first turn up, stays away, and returns by the button", async ({ page, openChat }) => {
  await openChat("/c/followed");
  await untilStill(page);
  await send(page, "Is anybody there?");
  await expect(page.getByRole("article", { name: "Question" }).last()).toContainText("Is anybody there?");
  await expect(page.getByRole("article", { name: "Question" }).last()).toBeInViewport();
  await untilIdle(page);
  await expect(latest(page)).toBeHidden();
  await wheel(page, -120);
  await expect(latest(page)).toBeVisible();
  const number = await scrollToQuestion(page);
  await untilStill(page);
  const before = await topOf(question(page, number));
  await page.waitForTimeout(600);
  expect(await topOf(question(page, number))).toBe(before);
  await latest(page).click();
  await expect(latest(page)).toBeHidden();
  await expect(answers(page).last()).toBeInViewport();
});

test("the keys go from question to question and from message to message", async ({ page, openChat }) => {
  await openChat("/c/long");
  await untilStill(page);
  await page.getByRole("heading", { level: 1 }).click();
  await log(page).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(question(page, 150)).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(question(page, 149)).toBeFocused();
  await expect(question(page, 149)).toBeInViewport();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(answers(page).filter({ hasText: "That was answer 149." })).toBeFocused();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("Home");
  await expect(question(page, 1)).toBeInViewport();
});

test("printing has every message and nothing else, and leaves no more than a window of them behind", async ({
  page,
  openChat,
}) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = String(document.querySelectorAll("[data-row] article").length);
    };
  });
  await openChat("/c/long");
  await untilStill(page);
  await page.keyboard.press("ControlOrMeta+P");
  await expect(page.locator("html")).toHaveAttribute("data-printed", String(counts.long), { timeout: 60_000 });
  await page.emulateMedia({ media: "print" });
  await expect(question(page, 1)).toBeVisible();
  await expect(page.getByText("That was answer 150.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Copy", exact: true }).first()).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(50_000);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await untilStill(page);
  expect(await nodes(page)).toBeLessThan(12_000);
  await expect(page.getByText("That was answer 150.")).toBeAttached();
});

test("a growing answer in a long thread touches nothing but itself", async ({ page, openChat }) => {
  await openChat("/c/grown");
  await untilStill(page);
  await chooseModel(page, "mock-slow");
  await send(page, "Write something long");
  await expect(answers(page).last()).toContainText(/\w+ \w+/);
  await expect(answers(page).last()).toHaveAttribute("aria-busy", "true");
  const touched = await log(page).evaluate(async (thread) => {
    const rows = new Set<string>();
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest<HTMLElement>("[data-row]");
        if (row && row !== [...thread.querySelectorAll("[data-row]")].at(-1)) rows.add(row.id);
      }
    });
    observer.observe(thread, { subtree: true, childList: true, characterData: true, attributes: true });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    observer.disconnect();
    return [...rows];
  });
  expect(touched).toEqual([]);
  await untilIdle(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("it opens at its end, and the search and the menu can be touched", async ({ page, openChat }) => {
    await openChat("/c/long");
    await expect(page.getByText("That was answer 150.")).toBeInViewport();
    await untilStill(page);
    await page.getByRole("button", { name: "Conversation options" }).tap();
    await page.getByRole("menuitem", { name: "Find in this conversation" }).tap();
    const field = page.getByRole("textbox", { name: "Find in this conversation" });
    await expect(field).toBeFocused();
    await field.fill("answer 3.");
    await expect(page.getByText("That was answer 3.", { exact: false }).first()).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
