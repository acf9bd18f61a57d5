import type { Locator, Page } from "@playwright/test";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

const questions = (page: Page) => page.getByRole("article", { name: "Question" });
const answers = (page: Page) => page.getByRole("article", { name: "Answer" });
const version = (place: Page | Locator, name: string) => place.getByRole("button", { name });

/** Asks a model that says what was said to it. */
async function ask(page: Page, text: string): Promise<void> {
  await send(page, text);
  await expect(lastAnswer(page)).toContainText(text);
  await untilIdle(page);
}

/** A conversation of two questions and their echoes. */
async function openTwoTurns(page: Page, openChat: () => Promise<void>): Promise<void> {
  await openChat();
  await chooseModel(page, "mock-echo");
  await ask(page, "First words");
  await ask(page, "Second words");
}

async function edit(page: Page, question: Locator, text: string): Promise<void> {
  await question.hover();
  await question.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Edit the question" }).fill(text);
  await page.getByRole("button", { name: "Save and send" }).click();
}

test.describe("editing a question", () => {
  test("makes another version, and switching back brings what followed the first, also after a reload", async ({
    page,
    openChat,
  }) => {
    await openTwoTurns(page, openChat);
    await edit(page, questions(page).first(), "Other words");
    await expect(answers(page)).toHaveCount(1);
    await expect(lastAnswer(page)).toContainText("Other words");
    await untilIdle(page);
    await expect(version(page, "Version 2 of 2")).toBeVisible();

    await version(page, "Previous version").click();
    await expect(version(page, "Version 1 of 2")).toBeVisible();
    await expect(version(page, "Previous version")).toBeFocused();
    await expect(answers(page)).toHaveCount(2);
    await expect(lastAnswer(page)).toContainText("Second words");

    await page.reload();
    await expect(version(page, "Version 1 of 2")).toBeVisible();
    await expect(lastAnswer(page)).toContainText("Second words");
    await version(page, "Next version").focus();
    await page.keyboard.press("ArrowRight");
    await expect(version(page, "Version 2 of 2")).toBeVisible();
    await expect(answers(page)).toHaveCount(1);
    await expect(version(page, "Next version")).toBeFocused();
  });

  test("is left with Escape, composes without sending, and sends with Enter", async ({ page, openChat }) => {
    await openTwoTurns(page, openChat);
    const question = questions(page).first();
    await question.hover();
    const button = question.getByRole("button", { name: "Edit", exact: true });
    await button.click();
    const field = page.getByRole("textbox", { name: "Edit the question" });
    await expect(field).toBeFocused();
    await expect(question).toContainText("The old version is kept.");
    await field.fill("Not this");
    await field.press("Escape");
    await expect(button).toBeFocused();
    await expect(question).toContainText("First words");

    await button.click();
    await field.fill("水");
    await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true });
    await expect(field).toHaveValue("水");
    await field.fill("By keyboard");
    await field.press("Enter");
    await expect(lastAnswer(page)).toContainText("By keyboard");
    await expect(answers(page)).toHaveCount(1);
  });

  test("keeps the text through a reload and through a server that is away", async ({ page, openChat, parley }) => {
    await openTwoTurns(page, openChat);
    const question = questions(page).first();
    await question.hover();
    await question.getByRole("button", { name: "Edit", exact: true }).click();
    const field = page.getByRole("textbox", { name: "Edit the question" });
    await field.fill("Long thought about");
    await page.reload();
    await expect(field).toHaveValue("Long thought about");
    await parley.kill();
    await page.getByRole("button", { name: "Save and send" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The change was not sent." })).toBeVisible();
    await expect(field).toHaveValue("Long thought about");
    await expect(answers(page)).toHaveCount(2);
    await parley.restart();
    await page.getByRole("button", { name: "Save and send" }).click();
    await expect(lastAnswer(page)).toContainText("Long thought about");
  });
});

test.describe("answers", () => {
  test("are asked for again in the middle, counted while they are written, and compared", async ({
    page,
    openChat,
  }) => {
    await openTwoTurns(page, openChat);
    await chooseModel(page, "mock-slow");
    const first = answers(page).first();
    await first.hover();
    await first.getByRole("button", { name: "Regenerate", exact: true }).click();
    await expect(answers(page)).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
    await expect(version(lastAnswer(page), "Version 2 of 2")).toBeVisible();
    await expect(version(lastAnswer(page), "Previous version")).toHaveAttribute("aria-disabled", "true");
    await page.reload();
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
    await expect(version(lastAnswer(page), "Version 2 of 2")).toBeVisible();
    await untilIdle(page);
    await expect(lastAnswer(page)).toContainText("mock-slow");

    await lastAnswer(page).getByRole("button", { name: "Compare versions" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare versions" });
    await expect(dialog).toContainText("First words");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();

    await version(lastAnswer(page), "Previous version").click();
    await expect(answers(page)).toHaveCount(2);
    await expect(lastAnswer(page)).toContainText("Second words");
  });

  test("come from another model when one is chosen for it", async ({ page, openChat }) => {
    await openTwoTurns(page, openChat);
    await lastAnswer(page).getByRole("button", { name: "Regenerate with" }).click();
    await page.getByRole("menuitem", { name: "With another model…" }).click();
    await page.getByRole("combobox", { name: "Search models" }).fill("mock-chinese");
    await page.keyboard.press("Enter");
    await untilIdle(page);
    await expect(lastAnswer(page)).toContainText("mock-chinese");
    await expect(version(lastAnswer(page), "Version 2 of 2")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Model: mock-echo/ })).toBeVisible();
  });

  test("that a dead server left behind go on where they stopped", async ({ page, openChat, parley }) => {
    await openChat();
    await chooseModel(page, "mock-slow");
    await send(page, "Go on after the crash");
    await expect(lastAnswer(page)).toContainText(/\w+ \w+ \w+/);
    // The beginning is in the database before the power goes.
    await page.waitForTimeout(1_000);
    await parley.kill();
    await parley.restart();
    await expect(page.getByText("Parley was restarted while it was answering.")).toBeVisible();
    const before = await page.evaluate(() => document.querySelector('[aria-label="Answer"] p')?.textContent ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(version(page, "Version 2 of 2")).toBeVisible();
    await expect(lastAnswer(page)).toContainText(before.trim().slice(0, 40));
    await untilIdle(page);
    await expect(page.getByText("Parley was restarted while it was answering.")).toBeHidden();
    await version(page, "Previous version").click();
    await expect(page.getByText("Parley was restarted while it was answering.")).toBeVisible();
  });

  test("that reached their length limit offer to go on", async ({ page, openChat }) => {
    await openChat();
    await chooseModel(page, "mock-length");
    await send(page, "Say more than you may");
    await untilIdle(page);
    await expect(lastAnswer(page)).toContainText("The answer reached its length limit.");
    await lastAnswer(page).getByRole("button", { name: "Continue" }).click();
    await expect(version(page, "Version 2 of 2")).toBeVisible();
    await untilIdle(page);
  });
});

test("a fork is a new chat with everything up to its message, and the old one stays", async ({ page, openChat }) => {
  await openTwoTurns(page, openChat);
  const old = page.url();
  const first = answers(page).first();
  await first.hover();
  await first.getByRole("button", { name: "New chat from here" }).click();
  await expect(page).not.toHaveURL(old);
  await expect(answers(page)).toHaveCount(1);
  await expect(page.getByText("A new chat that begins with all of this.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await ask(page, "Only in the fork");
  await page.goto(old);
  await expect(answers(page)).toHaveCount(2);
  await expect(page.getByText("Only in the fork")).toBeHidden();
});

test("a message is deleted with what follows it, and undone", async ({ page, openChat }) => {
  await openTwoTurns(page, openChat);
  const second = questions(page).last();
  await second.hover();
  await second.getByRole("button", { name: "Delete message" }).click();
  await expect(page.getByText("Message removed, with 1 after it.")).toBeVisible();
  await expect(questions(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(questions(page)).toHaveCount(2);
  await expect(lastAnswer(page)).toContainText("Second words");

  await lastAnswer(page).getByRole("button", { name: "Regenerate", exact: true }).click();
  await expect(version(page, "Version 2 of 2")).toBeVisible();
  await untilIdle(page);
  await lastAnswer(page).getByRole("button", { name: "Delete this version" }).click();
  await expect(page.getByText("Version removed.")).toBeVisible();
  await expect(answers(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: /^Version/ })).toBeHidden();
});

test("two tabs on one conversation show the same branch", async ({ page, openChat, context }) => {
  await openTwoTurns(page, openChat);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(answers(other)).toHaveCount(2);
  await page.bringToFront();
  await edit(page, questions(page).first(), "Changed in one tab");
  await untilIdle(page);
  await other.bringToFront();
  await expect(questions(other)).toHaveText(/Changed in one tab/);
  await expect(answers(other)).toHaveCount(1);
  await version(other, "Previous version").click();
  await expect(answers(other)).toHaveCount(2);
  await page.bringToFront();
  await expect(answers(page)).toHaveCount(2);
  await expect(version(page, "Version 1 of 2")).toBeVisible();
});

test("on a phone the row fits, and the rest is behind one button", async ({ browser, page, openChat }) => {
  await openTwoTurns(page, openChat);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const small = await phone.newPage();
  await small.goto(page.url());
  await edit(page, questions(page).last(), "For the phone");
  await untilIdle(page);
  await expect(version(small, "Version 2 of 2")).toBeVisible();
  await questions(small).last().getByRole("button", { name: "More" }).tap();
  await expect(small.getByRole("menuitem", { name: "Edit" })).toBeVisible();
  await expect(small.getByRole("menuitem", { name: "New chat from here" })).toBeVisible();
  await small.getByRole("menuitem", { name: "Edit" }).tap();
  await expect(small.getByRole("textbox", { name: "Edit the question" })).toHaveValue("For the phone");
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await phone.close();
});
