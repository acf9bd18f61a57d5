import type { Page } from "@playwright/test";
import sharp from "sharp";
import { makeDocx, makeXlsx } from "@/app/api/files/testing/make-office";
import { makePdf } from "@/app/api/files/testing/make-pdf";
import { expectNothingSerious } from "./support/expect-nothing-serious";
import { chooseModel, expect, send, test, untilIdle } from "./support/journey";
import type { MockUpstream } from "./support/mock-upstream";

type Sample = { name: string; mimeType: string; buffer: Buffer };

const picture = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

async function samples(): Promise<Sample[]> {
  return [
    { name: "chart.png", mimeType: "image/png", buffer: await picture("#3b6ea5") },
    { name: "paper.pdf", mimeType: "application/pdf", buffer: makePdf("Whales breathe air", "They sing") },
    {
      name: "letter.docx",
      mimeType: "application/octet-stream",
      buffer: makeDocx("<w:p><w:r><w:t>Dear reader</w:t></w:r></w:p>"),
    },
    {
      name: "budget.xlsx",
      mimeType: "application/octet-stream",
      buffer: makeXlsx("Plan", `<row r="1"><c r="A1"><v>42</v></c></row>`, []),
    },
    { name: "main.py", mimeType: "text/x-python", buffer: Buffer.from("print('hello')\n") },
  ];
}

const filesOf = (page: Page) => page.getByRole("list", { name: "Files of this message" });
const attached = (page: Page) => page.getByRole("list", { name: /^Attached (files|pictures)$/ });

/** Lets go of files over the page, as somebody does who drags them in; or pastes them into the message. */
async function give(page: Page, how: "drop" | "paste", files: readonly Sample[]): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  await page.getByRole("textbox", { name: "Message" }).evaluate(
    (field, { sent, how }) => {
      const carried = new DataTransfer();
      for (const { name, mimeType, base64 } of sent) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type: mimeType }));
      }
      const shared = { bubbles: true, cancelable: true };
      const event =
        how === "drop"
          ? new DragEvent("drop", { ...shared, dataTransfer: carried })
          : new ClipboardEvent("paste", { ...shared, clipboardData: carried });
      field.dispatchEvent(event);
    },
    { sent, how },
  );
}

/** The last question the model was asked, but for a title. */
function lastQuestion(upstream: MockUpstream): string {
  const bodies = upstream.requests.map((request) => JSON.stringify(request.body));
  return bodies.findLast((body) => !body.includes("Give this conversation a title")) ?? "";
}

/** The files in the stored composer of a new chat. */
async function drafted(page: Page, url: string): Promise<string[]> {
  const { draft } = await (await page.request.get(`${url}/api/drafts/new`)).json();
  return draft?.content.files ?? [];
}

/** All journeys have one owner, and the composer of a new chat keeps what the last one left in it. */
test.beforeEach(async ({ page, parley }) => {
  const address = `${parley.url}/api/drafts/new`;
  const { draft } = await (await page.request.get(address)).json();
  const content = { text: "", files: [], queue: [] };
  const headers = { origin: parley.url };
  await page.request.put(address, { data: { content, basedOn: draft?.revision ?? 0 }, headers });
});

test("five files are dropped, one is taken out, and the model is given the others", async ({
  page,
  openChat,
  upstream,
}) => {
  await openChat();
  await give(page, "drop", await samples());
  await expect(filesOf(page).getByRole("listitem")).toHaveCount(5);
  await expect(filesOf(page).getByText("PDF · ")).toBeVisible();
  for (const name of ["chart.png", "paper.pdf", "letter.docx", "budget.xlsx", "main.py"]) {
    await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  }
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByRole("button", { name: "Remove letter.docx" }).click();
  await expect(filesOf(page).getByRole("listitem")).toHaveCount(4);
  await expectNothingSerious(page);
  await send(page, "What is in these?");
  await expect(filesOf(page)).toBeHidden();
  await untilIdle(page);
  const names = ["chart.png", "paper.pdf", "budget.xlsx", "main.py"];
  await expect(attached(page).getByRole("listitem")).toHaveCount(4);
  const body = lastQuestion(upstream);
  expect(body).toContain("data:image/png;base64,");
  expect(body).toContain(String.raw`[Page 1]\nWhales breathe air\n\n[Page 2]\nThey sing`);
  expect(body).toContain(String.raw`[Sheet: Plan]\n42`);
  expect(body).toContain("print('hello')");
  expect(body).not.toContain("Dear reader");
  expect(names.map((name) => body.indexOf(name)).toSorted((one, other) => one - other)).toEqual(
    names.map((name) => body.indexOf(name)),
  );

  await page.reload();
  await expect(attached(page).getByRole("listitem")).toHaveCount(4);
  await expectNothingSerious(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download paper.pdf" }).click();
  expect((await download).suggestedFilename()).toBe("paper.pdf");
});

test("a picture is chosen with the button, opens large, and goes with the keyboard alone", async ({
  page,
  openChat,
}) => {
  await openChat();
  const [image] = await samples();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Add files" }).click();
  await (await chooser).setFiles(image ? [image] : []);
  await expect(page.getByRole("button", { name: "Remove chart.png" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
  await untilIdle(page);
  const shown = page.getByRole("button", { name: "Look at chart.png" });
  await expect.poll(() => shown.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(300);
  await shown.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "chart.png" });
  await expect(dialog.getByRole("img", { name: "chart.png" })).toBeVisible();
  await expectNothingSerious(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(shown).toBeFocused();
});

test("a pasted picture is in the draft, also after a reload, and is sent without words", async ({
  page,
  openChat,
  parley,
  upstream,
}) => {
  await openChat();
  await give(page, "paste", [{ name: "image.png", mimeType: "image/png", buffer: await picture("#a0522d") }]);
  await expect(page.getByRole("button", { name: "Remove image.png" })).toBeVisible();
  await expect.poll(async () => (await drafted(page, parley.url)).length).toBe(1);
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove image.png" })).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  await untilIdle(page);
  await expect(page.getByRole("button", { name: "Look at image.png" })).toBeVisible();
  expect(lastQuestion(upstream)).toContain("data:image/png;base64,");
});

test("a file that cannot be used says why and can be taken out; the others stay", async ({ page, openChat }) => {
  await openChat();
  const program = Buffer.concat([Buffer.from("MZ\u0090\0\u0003"), Buffer.alloc(300)]);
  await give(page, "drop", [
    { name: "setup.exe", mimeType: "application/octet-stream", buffer: program },
    { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") },
  ]);
  await expect(filesOf(page).getByRole("alert")).toContainText("This kind of file cannot be read");
  await expect(page.getByRole("button", { name: "Send setup.exe again" })).toHaveCount(0);
  await expectNothingSerious(page);
  await page.getByRole("button", { name: "Remove setup.exe" }).click();
  await expect(filesOf(page).getByRole("listitem")).toHaveCount(1);
});

test("a file is sent again when the connection comes back", async ({ page, openChat, context }) => {
  await openChat();
  await context.setOffline(true);
  await give(page, "drop", [{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") }]);
  await expect(page.getByRole("progressbar", { name: "Upload of note.txt" })).toBeVisible();
  await context.setOffline(false);
  await expect(filesOf(page).getByText("TXT · ")).toBeVisible();
});

test("what a model cannot take is said under its answer", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-plain");
  const wav = Buffer.concat([Buffer.from("RIFF$\0\0\0WAVEfmt "), Buffer.alloc(20, 1), Buffer.from("data\0\0\0\0")]);
  await give(page, "drop", [{ name: "voice.wav", mimeType: "audio/wav", buffer: wav }]);
  await expect(filesOf(page).getByText("WAV · ")).toBeVisible();
  await send(page, "Listen");
  await untilIdle(page);
  await page.getByText(/^Not everything could be used/).click();
  await expect(page.getByText("the model takes no sound")).toBeVisible();
});

test("hostile files do nothing when they are opened by their address", async ({ page, openChat, context, parley }) => {
  await openChat();
  const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>document.title='run'</script></svg>";
  const names = ["page.html", "drawing.svg", "holiday.png"];
  await give(
    page,
    "drop",
    names.map((name) => ({ name, mimeType: "image/png", buffer: Buffer.from(`${script}${name}`) })),
  );
  await expect(filesOf(page).getByText(/^(HTML|SVG|PNG) · /)).toHaveCount(3);
  await expect.poll(async () => (await drafted(page, parley.url)).length).toBe(names.length);
  for (const id of await drafted(page, parley.url)) {
    const url = `${parley.url}/api/files/${id}`;
    const headers = (await page.request.get(url)).headers();
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    const other = await context.newPage();
    const download = other.waitForEvent("download");
    await other.goto(url).catch(() => {});
    await (await download).cancel();
    expect(await other.title()).not.toBe("run");
    await other.close();
  }
});

test("on a phone the files stand in a line of their own and can be touched", async ({ browser, parley }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(parley.url);
  await page.getByLabel("选择要添加的文件").setInputFiles(await samples());
  const list = page.getByRole("list", { name: "本条消息的文件" });
  await expect(list.getByRole("listitem")).toHaveCount(5);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const box = await page.getByRole("button", { name: "移除 chart.png" }).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await context.close();
});
