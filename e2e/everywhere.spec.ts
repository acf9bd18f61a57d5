import type { Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

/** Writes down every text that a screen reader would be told by itself, in its order. */
async function recordAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const isLive = (node: Node | null): boolean => {
      const element = node instanceof Element ? node : node?.parentElement;
      const region = element?.closest("[role=status], [role=alert], [aria-live]");
      return region !== null && region !== undefined && region.getAttribute("aria-live") !== "off";
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const text = target.textContent?.trim() ?? "";
        if (isLive(target) && text !== "" && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious while an answer is edited, compared, found in and set up, in ${theme}`, async ({
    page,
    openChat,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openChat();
    await chooseModel(page, "mock-markdown");
    await send(page, "Everything at once");
    await untilIdle(page);
    await lastAnswer(page).getByRole("button", { name: "Regenerate", exact: true }).click();
    await untilIdle(page);
    await expectNothingSerious(page);
    await page.getByRole("article", { name: "Question" }).hover();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expectNothingSerious(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await expect(page.getByRole("search")).toBeVisible();
    await expectNothingSerious(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Parameters/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNothingSerious(page);
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: "Message" }).fill("/");
    await expect(page.getByRole("listbox")).toBeVisible();
    await expectNothingSerious(page);
  });
}

test("a screen reader hears what happens in sentences, never in pieces", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-slow-3s");
  const heard = await recordAnnouncements(page);
  await send(page, "Tell me slowly");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("amber");
  const said = await heard();
  expect(said.length).toBeGreaterThanOrEqual(2);
  expect(said.length).toBeLessThanOrEqual(6);
  for (const sentence of said) expect(sentence).toMatch(/[.…]$/);
  expect(said.join(" ")).not.toContain("amber");
  await expect(lastAnswer(page)).toMatchAriaSnapshot(`
    - article "Answer":
      - paragraph: /basin.*copper/
  `);
});

test("the list of shortcuts opens by ?, says what the keys do, and gives the focus back", async ({
  page,
  openChat,
}) => {
  await openChat();
  const composer = page.getByRole("textbox", { name: "Message" });
  await composer.press("?");
  await expect(composer).toHaveValue("?");
  await composer.fill("");
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.focus();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toContainText("Find in this conversation");
  await expectNothingSerious(page);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Shift+Escape");
  await expect(composer).toBeFocused();
  await page.keyboard.press("Control+Shift+S");
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeHidden();
  await page.keyboard.press("Control+Shift+S");
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeVisible();
});

test("at 200 % nothing is cut off and nothing scrolls sideways", async ({ browser, parley }) => {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 }, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(parley.url);
  await chooseModel(page, "mock-markdown");
  await send(page, "Something wide");
  await untilIdle(page);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  for (const name of ["Send", /^Model:/, /^Parameters/]) {
    await expect(page.getByRole("button", { name }).first()).toBeInViewport({ ratio: 0.95 });
  }
  await expect(page.getByRole("textbox", { name: "Message" })).toBeInViewport();
  await context.close();
});

test("text from right to left runs that way inside its message, and the page around it does not", async ({
  page,
  openChat,
}) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  await send(page, "مرحبا بالعالم\n\nAnd in English.");
  await untilIdle(page);
  const directions = await lastAnswer(page)
    .getByRole("paragraph")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(directions.slice(0, 2)).toEqual(["rtl", "ltr"]);
  await expect(page.locator("html")).not.toHaveAttribute("dir", "rtl");
});

test("without a network the page says so, keeps what is written, and sends it afterwards", async ({
  page,
  openChat,
  context,
}) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  await send(page, "Before");
  await untilIdle(page);
  await context.setOffline(true);
  await expect(page.getByText("You are offline", { exact: false }).first()).toBeVisible();
  await send(page, "Written without a network");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Written without a network");
  await context.setOffline(false);
  await expect(page.getByText("You are offline", { exact: false })).toHaveCount(0);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("Written without a network");
});
