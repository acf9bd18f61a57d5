import { expect, test } from "@playwright/test";
import OpenAI from "openai";
import { lastAnswer, send, untilIdle } from "./support/journey";
import { hasLlamaServer, startLlamaServer } from "./support/llama-server";
import { startParley } from "./support/parley-server";

test("a real llama-server chats through both doors", async ({ page }) => {
  test.skip(!hasLlamaServer(), "Debian's llama-server could not be had");
  const llama = await startLlamaServer();
  const parley = await startParley({ CUSTOM_BASE_URL: llama.baseUrl, CUSTOM_API_KEY: llama.apiKey });
  try {
    await page.goto(parley.url);
    await expect(page.getByRole("button", { name: `Model: ${llama.model}` })).toBeVisible();
    await send(page, "Show me a table.");
    await untilIdle(page);
    await expect(lastAnswer(page).getByRole("table")).toBeVisible();
    const openai = new OpenAI({ baseURL: `${parley.url}/api/v1`, apiKey: await parley.createKey() });
    const messages = [{ role: "user" as const, content: "Who won the football world cup in 1954?" }];
    const stream = openai.chat.completions.stream({ model: `custom/${llama.model}`, messages });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]?.message.content).toContain("only the small built-in demo model");
    expect(completion.choices[0]?.finish_reason).toBe("stop");
    expect((await stream.totalUsage()).completion_tokens).toBeGreaterThan(0);
  } finally {
    await parley.dispose();
    await llama.stop();
  }
});
