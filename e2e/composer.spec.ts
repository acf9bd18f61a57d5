import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const queue = (page: Page) => page.getByRole("region", { name: "Waiting messages" });
const questions = (page: Page) => page.getByRole("article", { name: "Question" });
const stop = (page: Page) => page.getByRole("button", { name: "Stop", exact: true });

/** Waits until the server has what is in the field. */
async function untilSaved(page: Page, text: string, key?: string): Promise<void> {
  const sessId = new URL(page.url()).pathname.split("/").at(-1);
  const url = new URL(`/api/drafts/${key ?? (sessId || "new")}`, page.url()).href;
  await expect.poll(async () => (await (await page.request.get(url)).json()).draft?.content.text).toBe(text);
}

/** A conversation of its own, so that the draft of a new chat is nobody else's. */
async function beginConversation(page: Page, model = "mock-plain"): Promise<void> {
  await chooseModel(page, model);
  await send(page, "First of all");
  await untilIdle(page);
  await expect(page).toHaveURL(/\/c\//);
}

/** Pastes into the field as a browser does. */
async function paste(page: Page, text: string): Promise<void> {
  await field(page).focus();
  await field(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test.describe("a draft", () => {
  test("is there after a reload, on another device, and before any script runs", async ({
    page,
    openChat,
    browser,
  }) => {
    await openChat();
    await beginConversation(page);
    await field(page).fill("Not quite finished");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await untilSaved(page, "Not quite finished");
    await page.reload();
    await expect(field(page)).toHaveValue("Not quite finished");
    await expect(page.getByRole("button", { name: "Search", exact: true })).toHaveAttribute("aria-pressed", "true");
    const context = await browser.newContext({ locale: "en-US", javaScriptEnabled: false });
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(field(other)).toHaveValue("Not quite finished");
    await context.close();
  });

  test("is kept while an answer runs, and typed words survive a reload at once", async ({ page, openChat }) => {
    await openChat();
    await chooseModel(page, "mock-slow-3s");
    await send(page, "Slowly");
    await expect(lastAnswer(page)).toContainText(/\w+ \w+/);
    await field(page).pressSequentially("typed and gone");
    await page.reload();
    await expect(field(page)).toHaveValue("typed and gone");
    await untilIdle(page);
    await expect(field(page)).toHaveValue("typed and gone");
  });

  test("of a new chat is the same in a second tab, moves with the chat, and leaves the choice of model", async ({
    page,
    openChat,
    browser,
    parley,
  }) => {
    await openChat();
    await chooseModel(page, "mock-echo");
    await field(page).fill("Begun here");
    const context = await browser.newContext({ locale: "en-US" });
    const other = await context.newPage();
    await other.goto(parley.url);
    await expect(field(other)).toHaveValue("Begun here");
    await field(page).fill("Begun here, and changed");
    await expect(field(other)).toHaveValue("Begun here, and changed");
    await field(page).press("Enter");
    await untilIdle(page);
    await expect(field(other)).toHaveValue("");
    await other.reload();
    await expect(other.getByRole("button", { name: /^Model: mock-echo/ })).toBeVisible();
    await context.close();
  });

  test("that two tabs write at once loses nothing", async ({ page, openChat, context }) => {
    await openChat();
    await beginConversation(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(field(other)).toBeVisible();
    await Promise.all([field(page).fill("From the one"), field(other).fill("From the other")]);
    const written = page.getByRole("list", { name: "Written elsewhere" });
    await expect(written).toBeVisible();
    const kept = [await field(page).inputValue(), (await written.textContent()) ?? ""].join(" ");
    expect(kept).toContain("From the one");
    expect(kept).toContain("From the other");
    await written.getByRole("button", { name: "Add", exact: true }).click();
    await expect(field(page)).toHaveValue(/From the o[\s\S]*From the o/);
    await expect(written).toBeHidden();
    await other.close();
  });

  test("is kept offline and gets to the server when it is back", async ({ page, openChat, context }) => {
    await openChat();
    await beginConversation(page);
    await context.setOffline(true);
    await field(page).fill("Written in a tunnel");
    await expect(page.getByText("kept in this browser")).toBeVisible();
    await context.setOffline(false);
    await untilSaved(page, "Written in a tunnel");
    await expect(page.getByText("kept in this browser")).toBeHidden();
  });

  test("that the server does not take as a message is back in the field", async ({ page, openChat, context }) => {
    await openChat();
    await beginConversation(page);
    await context.setOffline(true);
    await send(page, "Into the void");
    await expect(field(page)).toHaveValue("Into the void");
    await context.setOffline(false);
    await field(page).press("Enter");
    await untilIdle(page);
    await expect(questions(page)).toHaveCount(2);
    await expect(field(page)).toHaveValue("");
    await expect(queue(page)).toBeHidden();
  });
});

test.describe("messages that wait", () => {
  test("are sent one after the other, can be changed, taken out and put in another order", async ({
    page,
    openChat,
    upstream,
  }) => {
    await openChat();
    await chooseModel(page, "mock-hang");
    await send(page, "Slow one");
    await expect(stop(page)).toBeVisible();
    for (const text of ["Queue A", "Queue B", "Queue C", "Queue D"]) await send(page, text);
    await expect(queue(page).getByRole("listitem")).toHaveCount(4);
    await queue(page)
      .getByRole("listitem")
      .filter({ hasText: "Queue A" })
      .getByRole("button", { name: "Remove" })
      .click();
    await queue(page)
      .getByRole("listitem")
      .filter({ hasText: "Queue C" })
      .getByRole("button", { name: "Move up" })
      .click();
    await queue(page)
      .getByRole("listitem")
      .filter({ hasText: "Queue D" })
      .getByRole("button", { name: "Edit" })
      .click();
    await expect(field(page)).toHaveValue("Queue D");
    await field(page).fill("Queue D, changed");
    await field(page).press("Enter");
    await stop(page).click();
    await untilIdle(page);
    await chooseModel(page, "mock-echo");
    await queue(page).getByRole("button", { name: "Send now" }).first().click();
    await expect(questions(page)).toHaveText(["Slow one", "Queue C", "Queue B", "Queue D, changed"], {
      timeout: 30_000,
    });
    await untilIdle(page);
    await expect(queue(page)).toBeHidden();
    const asked = upstream.requests.filter(({ body }) => String(body.messages?.at(-1)?.content).startsWith("Queue"));
    expect(asked).toHaveLength(3);
  });

  test("survive a reload, wait after a stop, and are sent when somebody says so", async ({ page, openChat }) => {
    await openChat();
    await chooseModel(page, "mock-hang");
    await send(page, "To be stopped");
    await expect(stop(page)).toBeVisible();
    await expect(page).toHaveURL(/\/c\//);
    await send(page, "Wait for it");
    await expect(queue(page)).toContainText("Wait for it");
    await page.reload();
    await expect(queue(page)).toContainText("Wait for it");
    await stop(page).click();
    await untilIdle(page);
    await expect(queue(page)).toContainText("Wait for it");
    await expect(questions(page)).toHaveCount(1);
    await chooseModel(page, "mock-plain");
    await queue(page).getByRole("button", { name: "Send now" }).click();
    await untilIdle(page);
    await expect(questions(page)).toHaveText(["To be stopped", "Wait for it"]);
    await expect(queue(page)).toBeHidden();
  });

  test("sent now stop the running answer and keep its text; two tabs send them once", async ({
    page,
    openChat,
    context,
    upstream,
  }) => {
    await openChat();
    await chooseModel(page, "mock-slow-60s");
    await send(page, "Interrupted");
    await expect(lastAnswer(page)).toContainText(/\w+ \w+/);
    const other = await context.newPage();
    await other.goto(page.url());
    await send(page, "Right now");
    await expect(queue(other)).toContainText("Right now");
    await chooseModel(page, "mock-slow-3s");
    await queue(page).getByRole("button", { name: "Send now" }).click();
    await expect(questions(page).last()).toHaveText("Right now");
    await send(page, "Only once");
    await expect(questions(page).last()).toHaveText("Only once", { timeout: 30_000 });
    await untilIdle(page);
    await expect(questions(other).last()).toHaveText("Only once");
    const sessId = new URL(page.url()).pathname.split("/").at(-1);
    const kept = await (await page.request.get(new URL(`/api/conversations/${sessId}`, page.url()).href)).json();
    expect(kept.messages).toHaveLength(6);
    expect(kept.messages[1]).toMatchObject({
      metadata: { state: "stopped" },
      parts: [{ text: expect.stringMatching(/\w+ \w+/) }],
    });
    const asked = upstream.requests.filter(({ body }) => body.messages?.at(-1)?.content === "Only once");
    expect(asked).toHaveLength(1);
    await other.close();
  });
});

test("a paste of 20,000 lines becomes a file at once, and can be had as text", async ({ page, openChat }) => {
  await openChat();
  await beginConversation(page);
  await paste(page, "a line\n".repeat(20_000));
  const files = page.getByRole("list", { name: "Files of this message" });
  await expect(files).toContainText("Pasted text.txt");
  await expect(field(page)).toHaveValue("");
  await field(page).fill("still alive");
  await expect(field(page)).toHaveValue("still alive");
  await paste(page, "short\n".repeat(300));
  await page.getByRole("button", { name: "Put in as text instead" }).last().click();
  await expect(field(page)).toHaveValue(/short\nshort/);
  await expect(files.getByRole("listitem")).toHaveCount(1);
});

test("five files dropped anywhere on the page are added", async ({ page, openChat }) => {
  await openChat();
  await beginConversation(page);
  await page.getByRole("log").evaluate((element) => {
    const dataTransfer = new DataTransfer();
    for (let at = 1; at <= 5; at++) dataTransfer.items.add(new File([`File ${at}`], `note-${at}.txt`));
    for (const type of ["dragover", "drop"]) {
      element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await expect(page.getByRole("list", { name: "Files of this message" }).getByRole("listitem")).toHaveCount(5);
});

test.describe("the keyboard", () => {
  test("walks through what was asked, and composition never sends", async ({ page, openChat }) => {
    await openChat();
    await beginConversation(page);
    await send(page, "Second");
    await untilIdle(page);
    await field(page).press("ArrowUp");
    await expect(field(page)).toHaveValue("Second");
    await field(page).press("ArrowUp");
    await expect(field(page)).toHaveValue("First of all");
    await field(page).press("ArrowDown");
    await expect(field(page)).toHaveValue("Second");
    await field(page).press("Escape");
    await expect(field(page)).toHaveValue("");
    await field(page).fill("你好");
    await field(page).dispatchEvent("keydown", { key: "Enter", code: "Enter", keyCode: 229 });
    await field(page).dispatchEvent("keydown", { key: "Enter", code: "Enter", isComposing: true });
    await expect(field(page)).toHaveValue("你好");
    await field(page).press("Shift+Enter");
    await field(page).press("Control+Enter");
    await expect(questions(page)).toHaveCount(3);
  });

  test("chooses commands after a slash", async ({ page, openChat }) => {
    await openChat();
    await beginConversation(page);
    await field(page).pressSequentially("/sea");
    const list = page.getByRole("listbox", { name: "Commands" });
    await expect(list.getByRole("option")).toHaveText(["Search the web"]);
    await expect(field(page)).toHaveAttribute("aria-activedescendant", /search/);
    await expectNothingSerious(page);
    await field(page).press("Enter");
    await expect(page.getByRole("button", { name: "Search", exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(field(page)).toHaveValue("");
    await field(page).pressSequentially("/choose");
    await expect(list).toBeVisible();
    await field(page).press("Tab");
    await expect(page.getByRole("combobox", { name: "Search models" })).toBeFocused();
    await page.keyboard.press("Escape");
    await field(page).fill("/short");
    await expect(list).toBeVisible();
    await field(page).press("Escape");
    await expect(list).toBeHidden();
    await expect(field(page)).toHaveValue("/short");
    await field(page).fill("//model is not a command here");
    await field(page).press("Enter");
    await expect(questions(page).last()).toHaveText("/model is not a command here");
  });
});

test("the address fills the field and chooses the model, and is clean afterwards", async ({ page, openChat }) => {
  await openChat("/?q=From%20the%20address&model=mock-echo");
  await expect(field(page)).toHaveValue("From the address");
  await expect(page.getByRole("button", { name: /^Model: mock-echo/ })).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await expect(questions(page)).toHaveCount(0);
  await field(page).press("Enter");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("From the address");
});

test("a temporary chat leaves no trace on the server and is gone with its page", async ({ page, openChat, parley }) => {
  const canary = "canary-7f3a-quetzal";
  await openChat("/?temporary=1");
  await expect(page.getByRole("heading", { name: "Temporary chat" })).toBeVisible();
  await chooseModel(page, "mock-echo");
  await field(page).pressSequentially(canary);
  await page.waitForTimeout(1_000);
  await field(page).press("Enter");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText(canary);
  await send(page, `${canary} again`);
  await untilIdle(page);
  await expect(questions(page)).toHaveCount(2);
  await expect(page.getByText("not stored, gone when you leave")).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(canary);
  await page.reload();
  await expect(questions(page)).toHaveCount(0);
  for (const name of readdirSync(parley.dataDir, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    expect(readFileSync(path.join(name.parentPath, name.name)).includes(canary), name.name).toBe(false);
  }
});
