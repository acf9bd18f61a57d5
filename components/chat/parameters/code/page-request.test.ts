import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as send } from "@/app/api/chat/route";
import { GET as readConversation } from "@/app/api/conversations/[sessId]/route";
import { type Gateway, startGateway } from "@/app/api/v1/testing/start-gateway";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { type RequestBody, toRequestCode } from "@/components/models/to-request-code";
import { pageRequest, question, readUi, withParams } from "@/e2e/support/browser-door";
import { toRequestBody } from "./to-request-body";
import { fullWriting } from "./writing";

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const model = "custom/mock-echo";
const system = 'Be "brief": it\'s\n$HOME \\ 你好';
const parameters = {
  temperature: 0.4,
  top_p: 0.9,
  stop: ["\n\nEND", "'"],
  max_completion_tokens: 321,
  seed: 7,
  frequency_penalty: -0.5,
  response_format: { type: "json_object" },
  tools: [{ type: "function", function: { name: "now", parameters: { type: "object", properties: {} } } }],
  tool_choice: "auto",
};

const sentBy = (text: string): object[] =>
  gateway.upstream.requests.map(({ body }) => body).filter(({ messages }) => messages?.at(-1)?.content === text);

async function readPath(sessId: string): Promise<ParleyMessage[]> {
  const response = await readConversation(pageRequest("GET", `/api/conversations/${sessId}`), withParams({ sessId }));
  return (await response.json()).messages;
}

test("the code of the next question sends what the page sends", { timeout: 30_000 }, async () => {
  const first = question("A first 'question'", { model, system });
  await readUi(await send(pageRequest("POST", "/api/chat", first)));
  const { sessId } = first;
  const text = "The next `question` with $signs";
  const asked = { sessId, messages: await readPath(sessId), text, attachments: [], parameters };
  const options = {
    model,
    system,
    placeholder: "",
    isStreamed: true,
    isStored: false,
    writing: fullWriting(new Map()),
  };
  const body: RequestBody = toRequestBody(asked, options);

  const next = { ...question(text, { model, parameters }), sessId, parentId: first.turnId };
  await readUi(await send(pageRequest("POST", "/api/chat", next)));
  const code = toRequestCode("javascript", body, gateway.baseURL);
  const env = { ...process.env, PARLEY_KEY: gateway.apiKey };
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { env });

  const [fromPage, fromCode, ...others] = sentBy(text);
  expect(others).toEqual([]);
  expect(fromPage).toMatchObject({
    messages: [{ role: "system", content: expect.stringContaining(system) }, {}, {}, { content: text }],
    temperature: 0.4,
  });
  expect(fromCode).toEqual(fromPage);
});
