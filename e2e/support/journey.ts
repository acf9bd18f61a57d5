import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import { type MockUpstream, startMockUpstream } from "./mock-upstream";
import { type ParleyServer, startParley } from "./parley-server";

/** A journey has a scriptable upstream, and a Parley that knows it as the provider `custom`, one of each a worker. */
export const test = base.extend<
  { openChat: (path?: string) => Promise<void>; emptyDraft: undefined },
  { upstream: MockUpstream; parley: ParleyServer }
>({
  upstream: [
    async ({ playwright: _playwright }, use) => {
      const upstream = await startMockUpstream();
      await use(upstream);
      await upstream.close();
    },
    { scope: "worker" },
  ],
  parley: [
    async ({ upstream }, use) => {
      const parley = await startParley({ CUSTOM_BASE_URL: upstream.baseUrl, DEFAULT_MODEL: "custom/mock-plain" });
      await use(parley);
      await parley.dispose();
    },
    { scope: "worker" },
  ],
  // What a journey has set for new chats is on the server, and the next journey may have the same one.
  emptyDraft: [
    async ({ request, parley }, use) => {
      await forgetNewDraft(request, parley.url);
      await use(undefined);
    },
    { auto: true },
  ],
  openChat: async ({ page, parley }, use) => {
    await use(async (path = "/") => {
      await page.goto(parley.url + path);
      await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
    });
  },
});

export { expect };

/** Empties the composer of a new chat, with its settings. */
async function forgetNewDraft(request: APIRequestContext, origin: string): Promise<void> {
  const address = `${origin}/api/drafts/new`;
  const { draft } = await (await request.get(address)).json();
  if (!draft) return;
  const data = { content: { text: "", files: [], queue: [] }, basedOn: draft.revision };
  await request.put(address, { data, headers: { origin } });
}

/** Chooses a model in the composer's picker. */
export async function chooseModel(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Model:/ }).click();
  await page.getByRole("combobox", { name: "Search models" }).fill(name);
  await page
    .getByRole("option")
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
  await expect(page.getByRole("button", { name: new RegExp(`^Model: ${name}(,|$)`) })).toBeVisible();
}

/** Types a message and sends it with Enter. */
export async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

/** The last answer on the page. */
export function lastAnswer(page: Page) {
  return page.getByRole("article", { name: "Answer" }).last();
}

/** Waits until nothing is being answered. */
export async function untilIdle(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeHidden({ timeout: 75_000 });
}

/**
 * The last answer is, to the byte, what the upstream sent: as it is stored, and (white space aside, which a page lays
 * out as it must) as it is shown.
 */
export async function expectWholeAnswer(page: Page, sentText: string | undefined): Promise<void> {
  const sessId = new URL(page.url()).pathname.split("/").at(-1);
  const stored = await (await page.request.get(new URL(`/api/conversations/${sessId}`, page.url()).href)).json();
  const parts: { type: string; text?: string }[] = stored.messages.at(-1).parts;
  expect(parts.map((part) => (part.type === "text" ? part.text : "")).join("")).toBe(sentText);
  const tight = (text: string) => text.replace(/\s+/g, "");
  await expect.poll(async () => tight((await lastAnswer(page).textContent()) ?? "")).toContain(tight(sentText ?? ""));
}
