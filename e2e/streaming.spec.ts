import type { Page } from "@playwright/test";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

/** The words a slow answer has shown so far. */
const shownText = (page: Page) => lastAnswer(page).innerText();

async function untilText(page: Page): Promise<void> {
  await expect(lastAnswer(page)).toContainText(/\w+ \w+/);
}

/** Starts an answer that takes a few seconds, and returns the upstream's own record of it. */
function record(upstream: { requests: { model: string; sentText: string; closedEarlyAt?: number }[] }, model: string) {
  return upstream.requests.findLast((request) => request.model === model);
}

test.describe("while an answer is being written", () => {
  test("Stop reaches the upstream within a second, keeps the text, and again is harmless", async ({
    page,
    openChat,
    upstream,
  }) => {
    await openChat();
    await chooseModel(page, "mock-slow-60s");
    await send(page, "Count slowly");
    await untilText(page);
    const pressedAt = Date.now();
    await page.getByRole("button", { name: "Stop" }).click();
    await untilIdle(page);
    const sent = record(upstream, "mock-slow-60s");
    await expect.poll(() => sent?.closedEarlyAt ?? 0).toBeGreaterThan(0);
    expect((sent?.closedEarlyAt ?? 0) - pressedAt).toBeLessThan(1000);
    await expect(lastAnswer(page)).toContainText("Stopped");
    await page.reload();
    await expect(lastAnswer(page)).toContainText("Stopped");
    const words = (await shownText(page)).split(/\s+/).slice(0, 3).join(" ");
    expect(sent?.sentText.startsWith(words)).toBe(true);
  });

  test("a reload loses nothing and repeats nothing", async ({ page, openChat, upstream }) => {
    await openChat();
    await chooseModel(page, "mock-slow");
    await send(page, "Write while I reload");
    await untilText(page);
    await page.reload();
    await untilText(page);
    await page.reload();
    await untilText(page);
    await untilIdle(page);
    await expect(lastAnswer(page)).toContainText(record(upstream, "mock-slow")?.sentText ?? "nothing was sent");
    await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
  });

  test("closing the tab does not end it", async ({ page, openChat, upstream, context }) => {
    await openChat();
    await chooseModel(page, "mock-slow");
    await send(page, "Go on without me");
    await untilText(page);
    const address = page.url();
    await page.close();
    const sent = record(upstream, "mock-slow");
    const back = await context.newPage();
    await back.goto(address);
    await untilIdle(back);
    expect(sent?.closedEarlyAt).toBeUndefined();
    await expect(lastAnswer(back)).toContainText(sent?.sentText ?? "nothing was sent");
  });

  test("a second tab shows the same text, live, and what is sent in one appears in the other", async ({
    page,
    openChat,
    upstream,
    context,
  }) => {
    await openChat();
    await send(page, "First from the first tab");
    await untilIdle(page);
    await expect(page).toHaveURL(/\/c\//);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByRole("article", { name: "Answer" })).toHaveCount(1);
    await chooseModel(page, "mock-slow");
    await send(page, "Second from the first tab");
    await untilText(page);
    await expect(other.getByRole("article", { name: "Question" }).last()).toContainText("Second from the first tab");
    await expect(lastAnswer(other)).toContainText(/\w+ \w+/);
    await Promise.all([untilIdle(page), untilIdle(other)]);
    const sent = record(upstream, "mock-slow")?.sentText ?? "nothing was sent";
    await expect(lastAnswer(page)).toContainText(sent);
    await expect(lastAnswer(other)).toContainText(sent);
    await expect(other.getByRole("article", { name: "Answer" })).toHaveCount(2);
  });

  test("a lost network comes back without a gap", async ({ page, openChat, upstream, context }) => {
    await openChat();
    await chooseModel(page, "mock-slow");
    await send(page, "Through the tunnel");
    await untilText(page);
    await context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await context.setOffline(false);
    await untilIdle(page);
    await expect(lastAnswer(page)).toContainText(record(upstream, "mock-slow")?.sentText ?? "nothing was sent");
  });

  test("the composer takes the next message meanwhile, and keeps it", async ({ page, openChat }) => {
    await openChat();
    await chooseModel(page, "mock-slow-3s");
    await send(page, "Take your time");
    await untilText(page);
    const composer = page.getByRole("textbox", { name: "Message" });
    await composer.fill("And then this");
    await untilIdle(page);
    await expect(composer).toHaveValue("And then this");
  });
});

test("a thought folds away with its duration, the same after a reload", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-reasoning");
  await send(page, "Think first");
  await untilIdle(page);
  const fold = lastAnswer(page).getByRole("button", { name: /^Thought/ });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  const label = await fold.innerText();
  await page.reload();
  await expect(lastAnswer(page).getByRole("button", { name: label })).toBeVisible();
  await lastAnswer(page).getByRole("button", { name: label }).click();
  await expect(lastAnswer(page).getByRole("button", { name: label })).toHaveAttribute("aria-expanded", "true");
});
