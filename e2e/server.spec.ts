import type { Page } from "@playwright/test";
import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";
import type { MockUpstream } from "./support/mock-upstream";
import { type ParleyServer, startParley } from "./support/parley-server";

/** Runs `end` on a server in the middle of a long answer, and opens the conversation again on the restarted one. */
async function interrupt(
  page: Page,
  upstream: MockUpstream,
  end: (parley: ParleyServer) => Promise<void>,
  look: (parley: ParleyServer, sentText: string) => Promise<void>,
): Promise<void> {
  const parley = await startParley({ CUSTOM_BASE_URL: upstream.baseUrl, DEFAULT_MODEL: "custom/mock-slow-60s" });
  try {
    await page.goto(parley.url);
    await send(page, "Remember this");
    await expect(lastAnswer(page)).toContainText(/(\w+ ){12}/);
    const address = page.url();
    await end(parley);
    const sentText = upstream.requests.findLast((request) => request.model === "mock-slow-60s")?.sentText ?? "";
    await parley.restart();
    await page.goto(address);
    await expect(page.getByRole("article", { name: "Question" })).toContainText("Remember this");
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeHidden();
    await look(parley, sentText);
  } finally {
    await parley.dispose();
  }
}

test("kill -9 in the middle of an answer keeps the question and the text, and leaves nothing running", async ({
  page,
  upstream,
}) => {
  const kill = (parley: ParleyServer) => parley.kill();
  await interrupt(page, upstream, kill, async (parley, sentText) => {
    const sessId = page.url().split("/").at(-1);
    const kept = await (await page.request.get(`${parley.url}/api/conversations/${sessId}`)).json();
    const text: string = kept.messages[1].parts.map((part: { text?: string }) => part.text ?? "").join("");
    expect(kept.messages[1].metadata.state).toBe("interrupted");
    expect(sentText.startsWith(text)).toBe(true);
    // 20 words a second: a quarter of a second of checkpoint and as much on the wire is at most ten words.
    expect(sentText.slice(text.length).trim().split(/\s+/).length).toBeLessThanOrEqual(10);
    await chooseModel(page, "mock-plain");
    await page.getByRole("button", { name: "Retry" }).last().click();
    await untilIdle(page);
    await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
  });
});

const firstWords = (text: string) => text.split(/\s+/).slice(0, 5).join(" ");

test("an orderly stop keeps the text of a running answer and leaves with code 0", async ({ page, upstream }) => {
  const stop = async (parley: ParleyServer) => expect(await parley.stop()).toBe(0);
  await interrupt(page, upstream, stop, async (_, sentText) => {
    await expect(lastAnswer(page)).toContainText(firstWords(sentText));
  });
});

test("Ctrl+C, which reaches the server more than once, keeps the text of a running answer", async ({
  page,
  upstream,
}) => {
  const pressTwice = async (parley: ParleyServer) => {
    process.kill(parley.pid, "SIGINT");
    process.kill(parley.pid, "SIGINT");
    expect(await parley.exited()).toBe(0);
  };
  await interrupt(page, upstream, pressTwice, async (_, sentText) => {
    await expect(lastAnswer(page)).toContainText(firstWords(sentText));
  });
});

for (const [name, value] of [
  ["PORT", "http"],
  ["HOST", "0.0.0.0"],
  ["AUTH_SECRET", "short"],
] as const) {
  test(`a wrong ${name} stops the start with its name and the reason`, async () => {
    await expect(startParley({ [name]: value })).rejects.toThrow(new RegExp(`Parley cannot start\\. ${name}: .{10}`));
  });
}

test("a taken port and a data directory that cannot be made stop the start with their names", async ({ parley }) => {
  const { port } = new URL(parley.url);
  await expect(startParley({ PORT: port })).rejects.toThrow(/Parley cannot start\. PORT: \d+ is taken/);
  const DATA_DIR = `${parley.dataDir}/parley.db/inside`;
  await expect(startParley({ DATA_DIR })).rejects.toThrow(/Parley cannot start\. DATA_DIR: ENOTDIR/);
});
