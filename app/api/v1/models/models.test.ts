import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";
import { schemaProblems } from "@/lib/gateway/testing/expect-valid";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { GET as detail, POST as post } from "./[...id]/route";
import { GET as list } from "./route";

let servers: LoopbackServer[];
let token: string;

/** A server that answers every request alike. */
const answering = (status: number, body: unknown) =>
  startLoopbackServer((_, response) => sendJson(response, status, body));

beforeAll(async () => {
  const openai = await answering(200, {
    data: [{ id: "gpt-5" }, { id: "gpt-4o-mini" }, { id: "text-embedding-3-small" }, { id: "house/own-model" }],
  });
  const broken = await answering(500, { error: { message: "down" } });
  const refusing = await answering(401, { error: { message: "no" } });
  servers = [openai, broken, refusing];
  Object.assign(process.env, {
    OPENAI_API_KEY: "sk-test-openai",
    OPENAI_BASE_URL: `${openai.url}/v1`,
    DEEPSEEK_API_KEY: "sk-test-deepseek",
    DEEPSEEK_BASE_URL: `${broken.url}/v1`,
    MOONSHOT_API_KEY: "sk-test-moonshot",
    MOONSHOT_BASE_URL: `${refusing.url}/v1`,
    SPARK_API_KEY: "sk-test-spark",
  });
  await ensureSoloOwner();
  token = (await createApiKey(soloOwner.id, "test")).token;
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

const request = (path: string, bearer = token) =>
  new Request(`http://127.0.0.1:3000/api/v1/models${path}`, { headers: { authorization: `Bearer ${bearer}` } });
const ask = (id: string) => detail(request(`/${id}`), { params: Promise.resolve({ id: id.split("/") }) });
const listed = async () => (await (await list(request(""))).json()).data as Record<string, unknown>[];

describe("the list of models", () => {
  test("has OpenAI's shape and says what each model is, can, and costs", async () => {
    const response = await list(request(""));
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(schemaProblems("models", body)).toEqual([]);
    expect(body).toMatchObject({ object: "list", total: body.data.length, page: 1, page_size: body.data.length });
    expect(body.data.find((model: { id: string }) => model.id === "gpt-5")).toEqual({
      id: "gpt-5",
      object: "model",
      created: 0,
      owned_by: "openai",
      name: "GPT-5",
      type: "chat",
      status: "active",
      context_window: 400_000,
      capabilities: ["vision", "file", "tools", "json", "search", "reasoning"],
      limitations: { max_tokens: 128_000 },
      pricing: { currency: "USD", unit: "mtokens", input: 1.25, output: 10, cache_read: 0.125 },
      price: { currency: "USD", unit: "mtokens", input: 1.25, output: 10, cache_read: 0.125 },
      platform: { name: "OpenAI", alias: "openai" },
    });
  });

  test("leaves out what does not answer questions", async () => {
    const ids = (await listed()).map((model) => model.id);
    expect(ids).toContain("house/own-model");
    expect(ids).not.toContain("text-embedding-3-small");
  });

  test("of a vendor that cannot be asked is what is known of it; of one that refuses the key it is empty", async () => {
    const owners = (await listed()).map((model) => [model.owned_by, model.id]);
    expect(owners).toContainEqual(["deepseek", "deepseek-v4-pro"]);
    expect(owners).toContainEqual(["spark", "4.0Ultra"]);
    expect(owners.filter(([owner]) => owner === "moonshot")).toEqual([]);
  });
});

describe("one model", () => {
  test.each(["gpt-5", "openai/gpt-5", "openai%2Fgpt-5"])(
    "is found as %s, with how it takes each parameter",
    async (id) => {
      const response = await ask(id);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        id: "gpt-5",
        object: "model",
        context: 400_000,
        is_free: false,
        modalities: { input: ["text", "image", "file"], output: ["text"] },
        parameters: {
          temperature: { support: "unsupported" },
          stop: { support: "emulated" },
          n: { support: "native", maximum: 128, beyond: "emulated" },
          enable_search: { support: "native" },
          "thinking.reasoning_effort": { support: "native", values: ["minimal", "low", "medium", "high"] },
          "thinking.budget_tokens": { support: "emulated" },
          max_completion_tokens: { support: "native", maximum: 128_000 },
        },
      });
    },
  );

  test("whose name has slashes of its own is found by its name and behind its provider's", async () => {
    for (const id of ["house/own-model", "openai/house/own-model"]) {
      expect(await (await ask(id)).json()).toMatchObject({ id: "house/own-model", owned_by: "openai" });
    }
  });

  test("that is known but not listed is found behind its provider's name", async () => {
    expect(await (await ask("openai/o3")).json()).toMatchObject({ id: "openai/o3", name: "o3", context: 200_000 });
  });

  test.each(["nothing", "openai/nothing", "nobody/gpt-5", "%E0%A4%A", "__proto__"])(
    "called %s does not exist, in the API's own words",
    async (id) => {
      const response = await ask(id);
      expect(response.status).toBe(404);
      const body = await response.json();
      expect(body).toMatchObject({ error: { code: "model_not_found", param: "model", type: "invalid_request_error" } });
      expect(schemaProblems("error", body)).toEqual([]);
    },
  );

  test("is shown to nobody without a key, and cannot be changed", async () => {
    const params = { params: Promise.resolve({ id: ["gpt-5"] }) };
    expect((await detail(request("/gpt-5", "wrong"), params)).status).toBe(401);
    const changed = await post(new Request(request("/gpt-5"), { method: "POST" }), params);
    expect(changed.status).toBe(405);
    expect(changed.headers.get("allow")).toBe("GET");
  });
});
