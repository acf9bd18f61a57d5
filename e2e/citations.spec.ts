import type { Locator, Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

async function askForCitations(page: Page): Promise<void> {
  await chooseModel(page, "mock-cites");
  await send(page, "What of rivers and seas?");
  await untilIdle(page);
}

const chip = (page: Page, number: number) =>
  lastAnswer(page)
    .getByRole("paragraph")
    .getByRole("link", { name: new RegExp(`^Source ${number}: `) });
const card = (page: Page) => page.getByRole("dialog", { name: /^Source \d+$/ });
const sources = (page: Page) => lastAnswer(page).getByRole("region", { name: "Sources" });

/** How much wider or higher than its plain text a paragraph with chips is. */
function growthByChips(paragraph: Locator): Promise<{ width: number; height: number }> {
  return paragraph.evaluate((marked) => {
    const plain = marked.cloneNode(true) as HTMLElement;
    for (const link of plain.querySelectorAll("a")) link.replaceWith(link.textContent ?? "");
    plain.normalize();
    marked.after(plain);
    // What is not on the screen yet is laid out all the same.
    for (const one of [marked as HTMLElement, plain]) one.style.contentVisibility = "visible";
    const measure = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = [...range.getClientRects()];
      const right = Math.max(...lines.map((line) => line.right)) - element.getBoundingClientRect().left;
      return { right, height: element.getBoundingClientRect().height };
    };
    const [before, after] = [measure(plain), measure(marked)];
    plain.remove();
    return { width: after.right - before.right, height: after.height - before.height };
  });
}

test("numbers with a stored source are chips that lead there, all others stay text, the same after a reload", async ({
  page,
  openChat,
}) => {
  await openChat();
  await askForCitations(page);
  const expectCitations = async () => {
    await expect(chip(page, 1)).toHaveCount(3);
    await expect(chip(page, 2)).toHaveCount(2);
    await expect(chip(page, 1).first()).toHaveAccessibleName("Source 1: Rivers, a.example");
    for (const link of await chip(page, 1).all())
      await expect(link).toHaveAttribute("href", "https://a.example/rivers");
    await expect(chip(page, 3)).toHaveAttribute("href", "https://c.example/rain");
    const text = lastAnswer(page);
    await expect(text).toContainText("others are wrong [99].");
    await expect(text).toContainText("A trap [[1]](https://evil.example/rivers) and another (d.example).");
    await expect(text.locator("code")).toHaveText("list[1]");
    await expect(text.getByRole("link", { name: /evil|^\[?1/ })).toHaveCount(0);
  };
  await expectCitations();
  await page.reload();
  await expectCitations();
});

test("a chip does not move its line", async ({ page, openChat }) => {
  await openChat();
  await askForCitations(page);
  const { width, height } = await growthByChips(lastAnswer(page).getByRole("paragraph").filter({ hasText: "others" }));
  expect(height).toBe(0);
  expect(Math.abs(width)).toBeLessThan(1);
  const line = lastAnswer(page).getByRole("paragraph").filter({ hasText: "Rivers are long" });
  expect((await growthByChips(line)).height).toBe(0);
});

test("a card comes for the pointer, stays while the pointer is in it, and asks nobody for anything", async ({
  page,
  openChat,
  parley,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => request.url().startsWith(parley.url) || elsewhere.push(request.url()));
  await openChat();
  await askForCitations(page);
  await chip(page, 1).first().hover();
  await expect(card(page)).toContainText(/Rivers.*a\.example.*Jan 2, 2025.*All about rivers\./);
  await card(page).hover();
  // Longer than the time a pointer has to cross over.
  await page.waitForTimeout(600);
  await expect(card(page)).toBeVisible();
  await expect(card(page).getByRole("link")).toHaveAttribute("href", "https://a.example/rivers");
  await chip(page, 2).first().hover();
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toContainText("Seas");
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await chip(page, 1).first().hover();
  await expect(card(page)).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(card(page)).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test("by keyboard, Enter opens a card, Tab goes into it, Escape returns", async ({ page, openChat }) => {
  await openChat();
  await askForCitations(page);
  const first = chip(page, 1).first();
  await lastAnswer(page)
    .getByRole("button", { name: /^Thought/ })
    .focus();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await expect(card(page)).toContainText("Rivers");
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("link", { name: /^Rivers/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("link")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(chip(page, 2).first()).toBeFocused();
});

test("the sources are one line of hosts, open in place with the cited ones first, and belong to their chips", async ({
  page,
  openChat,
}) => {
  await openChat();
  await askForCitations(page);
  const line = sources(page).getByRole("button", { name: /^5 sources/ });
  await expect(line).toHaveText("5 sourcesa.example · b.example · c.example · xn--80ak6aa92e.com · e.example");
  await expect(sources(page).getByRole("listitem")).toHaveCount(0);
  await line.click();
  const cited = sources(page).getByRole("list", { name: "Cited in the answer" }).getByRole("listitem");
  await expect(cited).toHaveText([/^1Rivers.*a\.example.*Jan 2, 2025/, /^2Seas/, /^3Rain/]);
  const others = sources(page).getByRole("list", { name: "Also found" }).getByRole("listitem");
  await expect(others).toHaveText([/^4Clouds.*xn--80ak6aa92e\.com/, /^5Ice/]);
  await cited.nth(1).hover();
  await expect(chip(page, 2).first()).toHaveAttribute("data-lit");
  await expect(chip(page, 1).first()).not.toHaveAttribute("data-lit");
});

test("a thought is a line that opens by keyboard, the same after a reload", async ({ page, openChat }) => {
  await openChat();
  await askForCitations(page);
  const line = lastAnswer(page).getByRole("button", { name: /^Thought/ });
  const expectThought = async () => {
    await expect(line).toHaveAttribute("aria-expanded", "false");
    await expect(page.getByText("I look it up.")).toHaveCount(0);
    await line.press("Enter");
    await expect(line).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByText("I look it up.")).toBeVisible();
  };
  await expectThought();
  const said = await line.textContent();
  await page.reload();
  await expectThought();
  await expect(line).toHaveText(said ?? "");
});

test("an answer is copied as markdown and as rich text with the sources it cites", async ({ page, openChat }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openChat();
  await askForCitations(page);
  const actions = lastAnswer(page).getByRole("group", { name: "Actions for this answer" });
  const copied = (type: string) =>
    page.evaluate(async (wanted) => {
      const [item] = await navigator.clipboard.read();
      return item?.types.includes(wanted) ? (await item.getType(wanted)).text() : undefined;
    }, type);
  await actions.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(actions.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await copied("text/plain")).toContain("seas are deep【2】");
  expect(await copied("text/plain")).toContain("- [2] [Seas](<https://b.example/seas>)");
  expect(await copied("text/plain")).not.toContain("Ice");
  expect(await copied("text/html")).toContain('<a href="https://a.example/rivers">Rivers</a>');
  await actions.getByRole("button", { name: "Copy as" }).click();
  await page.getByRole("menuitem", { name: "Copy as plain text" }).click();
  await expect(actions.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await copied("text/plain")).toContain("- [1] Rivers (https://a.example/rivers)");
  expect(await copied("text/html")).toBeUndefined();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in chips, card and sources, in ${theme}`, async ({ page, openChat }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openChat();
    await askForCitations(page);
    await sources(page)
      .getByRole("button", { name: /sources/ })
      .click();
    await chip(page, 1).first().hover();
    await expect(card(page)).toBeVisible();
    await expectNothingSerious(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the first tap opens the card, which has the link; a tap elsewhere closes it", async ({ page, openChat }) => {
    await openChat();
    await askForCitations(page);
    await chip(page, 1).first().tap();
    await expect(card(page)).toContainText("All about rivers.");
    expect(page.context().pages()).toHaveLength(1);
    const box = await card(page).getByRole("link").boundingBox();
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await lastAnswer(page).getByText("is code.").tap();
    await expect(card(page)).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
