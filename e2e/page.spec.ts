import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious, empty, answered and failed, in ${theme}`, async ({ page, openChat }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openChat();
    await expectNothingSerious(page);
    await chooseModel(page, "mock-markdown");
    await send(page, "Everything at once");
    await untilIdle(page);
    await expectNothingSerious(page);
    await chooseModel(page, "mock-error-after");
    await send(page, "And now fail");
    await untilIdle(page);
    await expect(lastAnswer(page).getByRole("alert")).toBeVisible();
    await expectNothingSerious(page);
  });
}

test("in Chinese everything is Chinese, and composition never sends", async ({ browser, parley }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(parley.url);
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.getByText("新对话").first()).toBeVisible();
  const composer = page.getByRole("textbox");
  await composer.fill("你好");
  await composer.dispatchEvent("keydown", { key: "Enter", code: "Enter", keyCode: 229, isComposing: true });
  await expect(page.getByRole("article")).toHaveCount(0);
  await composer.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "停止" })).toBeHidden();
  await context.close();
});

test("on a phone nothing scrolls sideways, and the conversations come as a sheet", async ({ browser, parley }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(parley.url);
  await chooseModel(page, "mock-markdown");
  await send(page, "Something wide");
  await untilIdle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeHidden();
  await page
    .getByRole("button", { name: /sidebar|conversations/i })
    .first()
    .click();
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeHidden();
  await context.close();
});

test("with the keyboard alone: choose a model, send, retry, rename, delete and undo", async ({ page, openChat }) => {
  await openChat();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.getByRole("button", { name: /^Model:/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search models" })).toBeFocused();
  await page.keyboard.type("mock-echo");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Model: mock-echo" })).toBeFocused();
  await page.getByRole("textbox", { name: "Message" }).focus();
  await page.keyboard.type("Keyboard only");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  await untilIdle(page);
  await expect(page.getByRole("article", { name: "Question" })).toContainText("second line");
  await page.getByRole("button", { name: "Regenerate", exact: true }).focus();
  await page.keyboard.press("Enter");
  await untilIdle(page);
  await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
  const sidebar = page.getByRole("navigation", { name: "Conversations" });
  const row = sidebar.getByRole("button", { name: /^Options for/ }).first();
  await row.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Rename" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Renamed by keyboard");
  await page.keyboard.press("Enter");
  await expect(sidebar.getByRole("link", { name: /Renamed by keyboard/ })).toBeVisible();
  await sidebar.getByRole("button", { name: "Options for Renamed by keyboard" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(sidebar.getByRole("link", { name: /Renamed by keyboard/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(sidebar.getByRole("link", { name: /Renamed by keyboard/ })).toBeVisible();
});

test("what a model writes can neither run nor reach out", async ({ page, openChat, parley }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(parley.url) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("dialog", (dialog) => {
    foreign.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await openChat();
  const headers = (await page.request.get(parley.url)).headers();
  expect(headers["content-security-policy"]).toContain(
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'",
  );
  expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
  await chooseModel(page, "mock-markdown");
  await send(page, "Show me");
  await untilIdle(page);
  const answer = lastAnswer(page);
  await expect(answer.locator("img, iframe, script, style, form, object, embed")).toHaveCount(0);
  const schemes = await answer
    .locator("a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  expect(schemes.length).toBeGreaterThan(0);
  expect(schemes.filter((scheme) => !["https:", "http:", "mailto:"].includes(scheme))).toEqual([]);
  expect(foreign).toEqual([]);
});

for (const model of ["mock-pathological-quotes", "mock-pathological-emphasis"]) {
  test(`the page stays usable with ${model}`, async ({ page, openChat }) => {
    await openChat();
    await chooseModel(page, model);
    await send(page, "Hurt me");
    await untilIdle(page);
    const composer = page.getByRole("textbox", { name: "Message" });
    await composer.fill("still here");
    await expect(composer).toHaveValue("still here");
    await page.reload();
    await expect(lastAnswer(page)).toContainText(model === "mock-pathological-quotes" ? ">" : "a_");
  });
}

test("the composer stays usable while a hundred kilobytes stream in at 200 tokens a second", async ({
  page,
  openChat,
}) => {
  await openChat();
  await chooseModel(page, "mock-long");
  await send(page, "Write a book");
  const answer = lastAnswer(page);
  await expect.poll(async () => ((await answer.textContent()) ?? "").length).toBeGreaterThan(4000);
  const composer = page.getByRole("textbox", { name: "Message" });
  const before = ((await answer.textContent()) ?? "").length;
  await composer.pressSequentially("typed while it streams");
  await expect(composer).toHaveValue("typed while it streams");
  await expect.poll(async () => ((await answer.textContent()) ?? "").length).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await untilIdle(page);
  await expect(answer).toContainText("Stopped");
});

test("an answer is copied as markdown, and a block of code as it is", async ({ page, openChat, upstream, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openChat();
  await chooseModel(page, "mock-chinese");
  await send(page, "Copy this");
  await untilIdle(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const sent = upstream.requests.find((request) => request.body.messages?.at(-1)?.content === "Copy this");
  await lastAnswer(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(clipboard).toBe(sent?.sentText);
  await lastAnswer(page).getByRole("button", { name: "Copy code" }).click();
  await expect.poll(clipboard).toBe('print("你好，长江")');
});
