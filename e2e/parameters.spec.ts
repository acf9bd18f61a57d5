import type { Page } from "@playwright/test";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, send, test, untilIdle } from "./support/journey";
import type { MockUpstream } from "./support/mock-upstream";

type Sent = { messages?: { role: string; content: unknown }[] } & Record<string, unknown>;

/** The body of the request by which a question reached the upstream. */
function sentBody(upstream: MockUpstream, question: string): Sent | undefined {
  return upstream.requests
    .map(({ body }) => body as Sent)
    .findLast(({ messages }) => messages?.at(-1)?.content === question);
}

const drawer = (page: Page) => page.getByRole("dialog", { name: "Parameters" });
const opener = (page: Page) => page.getByRole("button", { name: /^Parameters/ });

async function openDrawer(page: Page) {
  await opener(page).click();
  await expect(drawer(page)).toBeVisible();
  return drawer(page);
}

async function closeDrawer(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toBeHidden();
}

/** Sets a temperature, a word to stop at, and a system prompt. */
async function setThree(page: Page): Promise<void> {
  const panel = await openDrawer(page);
  await panel.getByRole("textbox", { name: "System prompt" }).fill("Be brief.");
  await panel.getByRole("textbox", { name: "Temperature" }).fill("0.3");
  const stop = panel.getByRole("textbox", { name: "Stop at" });
  await stop.fill("END\\n");
  await stop.press("Enter");
}

/** What an earlier journey left behind: presets, the default prompt, and what is in the composer of a new chat. */
test.beforeEach(async ({ page, parley }) => {
  const headers = { origin: parley.url };
  const at = (path: string) => `${parley.url}/api/${path}`;
  const read = async (path: string) => (await page.request.get(at(path))).json();
  for (const { id } of (await read("presets")).presets) await page.request.delete(at(`presets/${id}`), { headers });
  await page.request.put(at("preferences"), { data: {}, headers });
});

test("what is set in the drawer reaches the upstream, and is still set after a reload", async ({
  page,
  openChat,
  upstream,
}) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  await setThree(page);
  await closeDrawer(page);
  await expect(opener(page)).toHaveAccessibleName("Parameters · 3");
  await send(page, "With parameters");
  await untilIdle(page);
  const asked = { temperature: 0.3, stop: ["END\n"] };
  expect(sentBody(upstream, "With parameters")).toMatchObject({
    ...asked,
    messages: [{ role: "system", content: "Be brief." }, { role: "user" }],
  });
  await page.reload();
  await expect(opener(page)).toHaveAccessibleName("Parameters · 3");
  const panel = await openDrawer(page);
  await expect(panel.getByRole("textbox", { name: "System prompt" })).toHaveValue("Be brief.");
  await expect(panel.getByRole("textbox", { name: "Temperature" })).toHaveValue("0.3");
  await expect(panel.getByRole("button", { name: "Remove END\\n" })).toBeVisible();
  await closeDrawer(page);
  await send(page, "And once more");
  await untilIdle(page);
  expect(sentBody(upstream, "And once more")).toMatchObject(asked);
});

test("a parameter is reset by itself, all of them at once, and that can be taken back", async ({ page, openChat }) => {
  await openChat();
  await setThree(page);
  const panel = drawer(page);
  await panel.getByRole("button", { name: "Reset Temperature" }).click();
  await expect(panel.getByRole("textbox", { name: "Temperature" })).toHaveValue("");
  await panel.getByRole("textbox", { name: "Temperature" }).fill("7");
  await expect(panel.getByText("Must be 0 – 2.")).toBeVisible();
  await panel.getByRole("button", { name: "Reset all" }).click();
  await expect(panel.getByRole("textbox", { name: "Temperature" })).toHaveValue("");
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByRole("textbox", { name: "Temperature" })).toHaveValue("7");
});

test("the switches and the drawer say the same, and the latest word counts", async ({ page, openChat, upstream }) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  const panel = await openDrawer(page);
  await panel.getByRole("searchbox", { name: "Find a parameter" }).fill("enable_search");
  await panel.getByRole("radio", { name: "On" }).check();
  await closeDrawer(page);
  const search = page.getByRole("button", { name: "Search", exact: true });
  await expect(search).toHaveAttribute("aria-pressed", "true");
  await search.click();
  await expect(search).toHaveAttribute("aria-pressed", "false");
  await expect(opener(page)).toHaveAccessibleName("Parameters");
  await send(page, "Without a search");
  await untilIdle(page);
  expect(sentBody(upstream, "Without a search")?.messages).toHaveLength(1);
});

test("a preset is saved, chosen from the list, renamed, and deleted with a way back", async ({ page, openChat }) => {
  await openChat();
  await setThree(page);
  const panel = drawer(page);
  await panel.getByRole("button", { name: "Save as preset" }).click();
  await panel.getByRole("textbox", { name: "Name of the preset" }).fill("Short answers");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(panel.getByRole("button", { name: "Use Short answers" })).toBeVisible();

  await openChat();
  await page.reload();
  await openDrawer(page);
  await panel
    .getByRole("button", { name: "Reset all" })
    .click({ force: true })
    .catch(() => {});
  await panel.getByRole("textbox", { name: "System prompt" }).fill("Something else");
  await panel.getByRole("button", { name: "Use Short answers" }).click();
  await expect(panel.getByRole("textbox", { name: "System prompt" })).toHaveValue("Be brief.");
  await expect(panel.getByRole("textbox", { name: "Temperature" })).toHaveValue("0.3");

  const choose = async (line: string) => {
    await panel.getByRole("button", { name: /^Options for/ }).click();
    await page.getByRole("menuitem", { name: line }).click();
  };
  await choose("Rename");
  await panel.getByRole("textbox", { name: "Name of the preset" }).fill("Terse");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Use Terse" })).toBeVisible();
  await choose("Delete");
  await expect(panel.getByRole("button", { name: "Use Terse" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByRole("button", { name: "Use Terse" })).toBeVisible();
  await choose("Delete");
  await expect(panel.getByRole("button", { name: "Use Terse" })).toHaveCount(0);
});

test("a preset saved in one tab is in the other's list", async ({ page, openChat, context, parley }) => {
  await openChat();
  const other = await context.newPage();
  await other.goto(parley.url);
  const there = await openDrawer(other);
  await page.bringToFront();
  await page.evaluate(() =>
    fetch("/api/presets", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "From afar" }),
    }),
  );
  await other.bringToFront();
  await expect(there.getByRole("button", { name: "Use From afar" })).toBeVisible();
});

test("the default system prompt goes with new conversations", async ({ page, openChat, upstream }) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  const panel = await openDrawer(page);
  await panel.getByRole("textbox", { name: "System prompt" }).fill("Answer in rhymes.");
  await panel.getByRole("button", { name: "Use for new conversations" }).click();
  await expect(panel.getByText("New conversations begin with this system prompt.")).toBeVisible();
  await expect(panel.getByText("default", { exact: true })).toBeVisible();
  await closeDrawer(page);
  await send(page, "Rhyme");
  await untilIdle(page);
  await page.getByRole("link", { name: "New chat" }).first().click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await send(page, "Rhyme again");
  await untilIdle(page);
  expect(sentBody(upstream, "Rhyme again")?.messages?.[0]).toEqual({ role: "system", content: "Answer in rhymes." });
});

test("the code that is shown is what the upstream gets", async ({ page, openChat, upstream, parley }) => {
  await openChat();
  await chooseModel(page, "mock-echo");
  await setThree(page);
  await closeDrawer(page);
  await send(page, "It's the first");
  await untilIdle(page);
  await page.getByRole("textbox", { name: "Message" }).fill("It's the 'next'");
  await (await openDrawer(page)).getByRole("button", { name: "View code" }).click();
  const dialog = page.getByRole("dialog", { name: "This question as code" });
  await dialog.getByRole("checkbox", { name: "Streamed" }).uncheck();
  const code = (await dialog.locator("pre").textContent()) ?? "";
  const body = JSON.parse(code.slice(code.indexOf("-d '") + 4, code.lastIndexOf("'")).replaceAll("'\\''", "'"));
  await dialog.getByRole("button", { name: "Python" }).click();
  await expect(dialog.locator("pre")).toContainText("from openai import OpenAI");
  await dialog.getByRole("button", { name: "JavaScript" }).click();
  await expect(dialog.locator("pre")).toContainText('import OpenAI from "openai";');
  await page.keyboard.press("Escape");
  await closeDrawer(page);

  await page.getByRole("textbox", { name: "Message" }).press("Enter");
  await untilIdle(page);
  const fromPage = sentBody(upstream, "It's the 'next'");
  const key = await parley.createKey();
  const response = await fetch(`${parley.url}/api/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  const { stream: _page, stream_options: _pageOptions, ...asked } = fromPage ?? {};
  const { stream: _code, stream_options: _codeOptions, ...sent } = sentBody(upstream, "It's the 'next'") ?? {};
  expect(sent).toEqual(asked);
});

test("from an empty page to an answer, with the keyboard alone", async ({ page, openChat, upstream }) => {
  await openChat();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const until = async (name: string, key = "Tab") => {
    for (let steps = 0; steps < 60; steps++) {
      const label = await page.evaluate(() => {
        const focused = document.activeElement;
        const labels = [...((focused as HTMLInputElement | null)?.labels ?? [])].map((one) => one.textContent);
        return [focused?.getAttribute("aria-label"), ...labels, focused?.textContent].filter(Boolean).join(" ");
      });
      if (label.startsWith(name)) return;
      await press(key);
    }
    throw new Error(`the focus never came to ${name}`);
  };
  await page.getByRole("textbox", { name: "Message" }).focus();
  await page.keyboard.type("By keyboard");
  await until("Parameters");
  await press("Enter");
  await expect(drawer(page)).toBeVisible();
  await until("System prompt");
  await page.keyboard.type("Be quick.");
  await until("Temperature");
  await press("Home", "ArrowRight", "ArrowRight");
  await until("Save as preset", "Shift+Tab");
  await press("Enter");
  await page.keyboard.type("Quick");
  await press("Enter");
  await expect(drawer(page).getByRole("button", { name: "Use Quick" })).toBeVisible();
  await press("Escape");
  await expect(drawer(page)).toBeHidden();
  await until("Message", "Shift+Tab");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("By keyboard");
  await press("Enter");
  await untilIdle(page);
  expect(sentBody(upstream, "By keyboard")).toMatchObject({
    temperature: 0.2,
    messages: [{ role: "system", content: "Be quick." }, { content: "By keyboard" }],
  });
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in the drawer and the code, in ${theme}`, async ({ page, openChat }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openChat();
    const panel = await openDrawer(page);
    await expect(panel.getByText(/by the model|by Parley/).first()).toBeVisible();
    for (const section of await panel.locator("summary").all()) await section.click();
    await expectNothingSerious(page);
    await panel.getByRole("button", { name: "View code" }).click();
    await expect(page.getByRole("dialog", { name: "This question as code" }).locator("pre")).toBeVisible();
    await expectNothingSerious(page);
  });
}
