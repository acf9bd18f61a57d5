import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

test("a first message is answered, gets an address and a title, and is there after a reload", async ({
  page,
  openChat,
  upstream,
}) => {
  await openChat();
  await send(page, "What is a parley?");
  await untilIdle(page);
  const answer = upstream.requests.find((request) => request.model === "mock-plain")?.sentText ?? "";
  await expect(lastAnswer(page)).toContainText(answer);
  await expect(page).toHaveURL(/\/c\/[\w-]{36}$/);
  const sidebar = page.getByRole("navigation", { name: "Conversations" });
  await expect(sidebar.getByRole("link").filter({ hasText: /\w/ }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("article", { name: "Question" })).toContainText("What is a parley?");
  await expect(lastAnswer(page)).toContainText(answer);
});

test("the built-in model answers in the browser", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "starter");
  await send(page, "Who won the football world cup in 1954?");
  await untilIdle(page);
  await expect(lastAnswer(page)).toContainText("only the small built-in demo model");
});

test("a double click on Send sends once and does not stop the answer", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-slow-3s");
  await page.getByRole("textbox", { name: "Message" }).fill("Twice");
  await page.getByRole("button", { name: "Send", exact: true }).dblclick({ delay: 40 });
  await untilIdle(page);
  await expect(page.getByRole("article", { name: "Question" })).toHaveCount(1);
  await expect(lastAnswer(page)).not.toContainText("Stopped");
});

test("what is typed during the first answer stays with its conversation", async ({ page, openChat }) => {
  await openChat();
  await chooseModel(page, "mock-slow-3s");
  await send(page, "First of all");
  const composer = page.getByRole("textbox", { name: "Message" });
  await expect(lastAnswer(page)).toContainText(/\w+ \w+/);
  await composer.fill("And secondly");
  await page.reload();
  await expect(composer).toHaveValue("And secondly");
  await page.getByRole("link", { name: "New chat" }).first().click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await expect(composer).toHaveValue("");
});
