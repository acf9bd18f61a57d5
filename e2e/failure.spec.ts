import { chooseModel, expect, lastAnswer, send, test, untilIdle } from "./support/journey";

for (const [model, words] of [
  ["mock-error-before", /server/i],
  ["mock-429", /rate|limit|7/i],
  ["mock-auth", /key/i],
  ["mock-empty", /empty/i],
] as const) {
  test(`a failure before the first word (${model}) says what happened and offers another try`, async ({
    page,
    openChat,
  }) => {
    await openChat();
    await chooseModel(page, model);
    await send(page, "Please answer");
    await untilIdle(page);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(page.getByText("sk-wrong")).toHaveCount(0);
    await expect(page.getByRole("article", { name: "Question" })).toContainText("Please answer");
    await page.reload();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await chooseModel(page, "mock-plain");
    await page.getByRole("button", { name: "Retry" }).last().click();
    await untilIdle(page);
    await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
    await expect(page.getByRole("alert").filter({ hasText: words })).toHaveCount(0);
  });
}

for (const model of ["mock-error-after", "mock-cut", "mock-malformed"]) {
  test(`a failure in the middle (${model}) keeps what had come`, async ({ page, openChat, upstream }) => {
    await openChat();
    await chooseModel(page, model);
    await send(page, "Please answer");
    await untilIdle(page);
    await expect(lastAnswer(page).getByRole("alert")).toBeVisible();
    const sent = upstream.requests.findLast((request) => request.model === model)?.sentText ?? "";
    const kept = sent.trim().split(/\s+/).slice(0, 2).join(" ");
    await expect(lastAnswer(page)).toContainText(kept);
    await expect(page.getByRole("button", { name: "Retry" }).last()).toBeVisible();
  });
}

test("a message that could not be sent is given back", async ({ page, openChat }) => {
  await openChat();
  await page.route("**/api/chat", (route) => route.abort("connectionrefused"));
  await send(page, "Do not lose me");
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Do not lose me");
  await page.unroute("**/api/chat");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await untilIdle(page);
  await expect(page.getByRole("article", { name: "Question" })).toHaveCount(1);
  await expect(page.getByRole("article", { name: "Answer" })).toHaveCount(1);
});
