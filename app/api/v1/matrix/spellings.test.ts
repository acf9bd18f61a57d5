import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { columns } from "./testing/columns";
import { ledBack } from "./testing/internet";
import { type MatrixDoor, openMatrixDoor } from "./testing/matrix-door";
import { spellings } from "./testing/spellings";

/** However a program says something, the model is told the same (gateway.md 1.1 and 3.0). */

vi.mock("@/lib/net/outbound", async (original) => {
  const real = await original<typeof import("@/lib/net/outbound")>();
  return { ...real, outboundFetch: ledBack(real.outboundFetch) };
});

/** One for each protocol and each way to switch thinking. */
const models = [
  "openai/gpt-5.4",
  "anthropic/claude-sonnet-4-5",
  "anthropic/claude-opus-4-6",
  "google/gemini-2.5-flash",
  "google/gemini-3-flash-preview",
  "openrouter/anthropic/claude-sonnet-4.5",
  "zhipu/glm-5.2",
  "dashscope/qwen-plus",
  "minimax/MiniMax-M3",
  "geekai/deepseek-chat",
  "llamacpp/qwen3-8b",
  "custom/nobody-knows",
];

let door: MatrixDoor;

beforeAll(async () => {
  door = await openMatrixDoor(columns.filter(({ model }) => models.includes(model)));
});

afterAll(() => door.close());

/** What a model is asked, and how the program is answered. */
async function told(model: string, { body, suffix = "" }: { body: object; suffix?: string }) {
  const question = { model: model + suffix, body, reply: { text: ["{}"] }, isStreamed: false };
  const { status, refused } = await door.ask(question);
  return { status, refused, sent: door.recorder.sent.map((one) => ({ path: one.path, body: one.body })) };
}

describe.each(models)("%s", (model) => {
  for (const [meaning, [first, ...others]] of Object.entries(spellings)) {
    if (!first) continue;
    test(`${meaning} · ${others.length + 1} ways`, async () => {
      const expected = await told(model, first);
      for (const other of others) {
        expect(await told(model, other), JSON.stringify(other)).toEqual(expected);
      }
    });
  }
});

describe("a name that ends like a switch", () => {
  test("is that model's own where it is listed so, and means a switch elsewhere", async () => {
    const named = await told("zhipu/glm-5.2", { body: {}, suffix: ":no-thinking" });
    expect(named.sent).toMatchObject([{ body: { model: "glm-5.2", thinking: { type: "disabled" } } }]);
    expect(await told("zhipu/glm-5.2", { body: {}, suffix: ":free" })).toMatchObject({ status: 404, sent: [] });
  });

  test("is refused where it contradicts the request", async () => {
    const both = await told("zhipu/glm-5.2", { body: { enable_thinking: false }, suffix: ":thinking" });
    expect(both).toMatchObject({ status: 400, refused: { param: "model" }, sent: [] });
  });
});
