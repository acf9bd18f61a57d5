import type { Page } from "@playwright/test";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

/** Notes everything a hostile answer could achieve: a script that ran, a request to elsewhere, a form, a dialog. */
function watch(page: Page, origin: string): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) seen.push(`request ${url}`);
  });
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => seen.push(`popup ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    if (!frame.url().startsWith(origin) && frame.url() !== "about:blank") seen.push(`navigation ${frame.url()}`);
  });
  return seen;
}

async function expectHarmless(page: Page, seen: readonly string[]): Promise<void> {
  const answer = lastAnswer(page);
  await expect(answer).toContainText("The end of it.");
  // Diagrams and pictures are drawn when they are seen.
  const count = await answer.locator("figure, pre, img, table").count();
  for (let at = 0; at < count; at += 5) {
    await answer
      .locator("figure, pre, img, table")
      .nth(at)
      .scrollIntoViewIfNeeded()
      .catch(() => undefined);
  }
  const found = await answer.evaluate((root) => ({
    ran: "__ran" in window,
    elements: [
      ...root.querySelectorAll("script, iframe, object, embed, form, style, link, meta, base, video, audio"),
    ].map((element) => element.outerHTML.slice(0, 100)),
    handlers: [...root.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(({ name }) => /^on|^srcset$|^xlink|^ping$/i.test(name)).map(({ name }) => name),
    ),
    links: [...root.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ protocol }) => protocol),
    unsafe: [...root.querySelectorAll<HTMLAnchorElement>("a[target]")].filter(
      ({ rel }) => !/noopener/.test(rel) || !/noreferrer/.test(rel) || !/nofollow/.test(rel),
    ).length,
    pictures: [...root.querySelectorAll("img")].map(({ src }) => new URL(src).protocol),
  }));
  expect(found.ran).toBe(false);
  expect(found.elements).toEqual([]);
  expect(found.handlers).toEqual([]);
  expect(found.links.length).toBeGreaterThan(0);
  expect(found.links.filter((protocol) => !["https:", "http:", "mailto:"].includes(protocol))).toEqual([]);
  expect(found.unsafe).toBe(0);
  expect(found.pictures.filter((protocol) => protocol !== "blob:")).toEqual([]);
  expect(seen).toEqual([]);
}

test("an answer that tries everything runs nothing and reaches nobody, as it comes and after a reload", async ({
  page,
  openChat,
  parley,
}) => {
  const seen = watch(page, parley.url);
  await openChat();
  await chooseModel(page, "mock-hostile");
  await send(page, "Do your worst");
  await untilIdle(page);
  await expectHarmless(page, seen);
  await page.reload();
  await expectHarmless(page, seen);
});

test("a click on a hostile link or picture asks nobody before the reader does", async ({ page, openChat, parley }) => {
  const seen = watch(page, parley.url);
  await openChat();
  await chooseModel(page, "mock-hostile");
  await send(page, "Hover over everything");
  await untilIdle(page);
  const links = lastAnswer(page).locator("a");
  for (let at = 0; at < Math.min(await links.count(), 40); at++) {
    await links
      .nth(at)
      .hover({ timeout: 2_000 })
      .catch(() => undefined);
  }
  expect(seen).toEqual([]);
  expect(await page.evaluate(() => "__ran" in window)).toBe(false);
});
