import type { Page } from "@playwright/test";
import { startCuttingProxy } from "./support/cutting-proxy";
import { chooseModel, expect, expectWholeAnswer, lastAnswer, send, test, untilIdle } from "./support/journey";
import type { MockUpstream, RecordedRequest } from "./support/mock-upstream";

/** The words a slow answer has shown so far. */
const shownText = async (page: Page) => (await lastAnswer(page).textContent()) ?? "";

/** Ten seconds of answer, or a minute of it with E2E_LONG=1. */
const slowModel = process.env.E2E_LONG === "1" ? "mock-slow-60s" : "mock-slow";

async function untilText(page: Page): Promise<void> {
  await expect(lastAnswer(page)).toContainText(/\w+ \w+/);
}

/** The upstream's own record of the answer to `question`. */
function record(upstream: MockUpstream, question: string): RecordedRequest | undefined {
  return upstream.requests.find((request) => request.body.messages?.at(-1)?.content === question);
}

test.describe("while an answer is being written", () => {
  test("Stop has reached the upstream when it is answered, keeps the text, and again is harmless", async ({
    page,
    openChat,
    upstream,
  }) => {
    await openChat();
    await chooseModel(page, "mock-slow-60s");
    await send(page, "Count slowly");
    await untilText(page);
    const answered = page.waitForResponse((response) => response.url().endsWith("/stop"));
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await answered;
    const answeredAt = Date.now();
    await untilIdle(page);
    const sent = record(upstream, "Count slowly");
    await expect.poll(() => sent?.closedEarlyAt ?? 0).toBeGreaterThan(0);
    // The two are told of by different processes, so a little room is left.
    expect(sent?.closedEarlyAt ?? 0).toBeLessThan(answeredAt + 500);
    await expect(lastAnswer(page)).toContainText("Stopped");
    await page.reload();
    await expect(lastAnswer(page)).toContainText("Stopped");
    const words = (await shownText(page)).split(/\s+/).slice(0, 3).join(" ");
    expect(sent?.sentText.startsWith(words)).toBe(true);
  });

  test("a reload loses nothing and repeats nothing", async ({ page, openChat, upstream }) => {
    await openChat();
    await chooseModel(page, slowModel);
    await send(page, "Write while I reload");
    await untilText(page);
    await page.reload();
    await untilText(page);
    await page.reload();
    await untilText(page);
    await untilIdle(page);
    await expectWholeAnswer(page, record(upstream, "Write while I reload")?.sentText);
    await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
  });

  test("closing the tab does not end it", async ({ page, openChat, upstream, context }) => {
    await openChat();
    await chooseModel(page, slowModel);
    await send(page, "Go on without me");
    await untilText(page);
    const address = page.url();
    await page.close();
    const sent = record(upstream, "Go on without me");
    const back = await context.newPage();
    await back.goto(address);
    await untilIdle(back);
    expect(sent?.closedEarlyAt).toBeUndefined();
    await expectWholeAnswer(back, sent?.sentText);
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
    await chooseModel(page, slowModel);
    await send(page, "Second from the first tab");
    await untilText(page);
    await expect(other.getByRole("article", { name: "Question" }).last()).toContainText("Second from the first tab");
    await expect(lastAnswer(other)).toContainText(/\w+ \w+/);
    await Promise.all([untilIdle(page), untilIdle(other)]);
    const sent = record(upstream, "Second from the first tab")?.sentText;
    await expectWholeAnswer(page, sent);
    await expectWholeAnswer(other, sent);
    await expect(other.getByRole("article", { name: "Answer" })).toHaveCount(2);
  });

  test("a lost network comes back without a gap", async ({ page, parley, upstream }) => {
    const proxy = await startCuttingProxy(parley.url);
    await page.goto(proxy.url);
    await chooseModel(page, slowModel);
    await send(page, "Through the tunnel");
    await untilText(page);
    const before = (await shownText(page)).length;
    proxy.cut();
    await expect.poll(() => record(upstream, "Through the tunnel")?.sentText.length).toBeGreaterThan(before + 100);
    proxy.mend();
    await untilIdle(page);
    await expectWholeAnswer(page, record(upstream, "Through the tunnel")?.sentText);
    await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
    await proxy.close();
  });

  test("an answer that ends while the network is away is complete afterwards", async ({ page, parley, upstream }) => {
    const proxy = await startCuttingProxy(parley.url);
    await page.goto(proxy.url);
    await chooseModel(page, "mock-slow-3s");
    await send(page, "Ends in the tunnel");
    await untilText(page);
    proxy.cut();
    await expect.poll(() => record(upstream, "Ends in the tunnel")?.finished).toBe(true);
    proxy.mend();
    await untilIdle(page);
    await expectWholeAnswer(page, record(upstream, "Ends in the tunnel")?.sentText);
    await proxy.close();
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
  const label = (await fold.textContent()) ?? "";
  await page.reload();
  await expect(lastAnswer(page).getByRole("button", { name: label })).toBeVisible();
  await lastAnswer(page).getByRole("button", { name: label }).click();
  await expect(lastAnswer(page).getByRole("button", { name: label })).toHaveAttribute("aria-expanded", "true");
});
