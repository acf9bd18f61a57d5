import { describe, expect, test } from "vitest";
import { requireSoloViewer } from "./solo";

const ask = (headers: Record<string, string>, isChange = false) => requireSoloViewer(new Headers(headers), isChange);
const owner = { kind: "user", userId: "owner" };
const refused = { code: "forbidden_origin", status: 403 };

describe("solo mode", () => {
  test.each(["127.0.0.1:3000", "localhost:3000", "[::1]:3000", "localhost"])("knows the owner at %s", async (host) => {
    expect(await ask({ host })).toEqual(owner);
  });

  test.each([
    "rebind.example.com:3000",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "localhost.",
    "0.0.0.0:3000",
    "192.168.1.4:3000",
    "localhost@example.com",
    "example.com/localhost",
    "",
  ])("does not answer to the host %j, which a foreign page could have rebound", async (host) => {
    await expect(ask({ host })).rejects.toMatchObject(refused);
  });

  test("does not answer without a host", async () => {
    await expect(ask({})).rejects.toMatchObject(refused);
  });

  test.each([
    { origin: "http://127.0.0.1:3000" },
    { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin" },
  ] as Record<string, string>[])("lets the own page change things: %j", async (headers) => {
    expect(await ask({ host: "127.0.0.1:3000", ...headers }, true)).toEqual(owner);
  });

  test.each([
    {},
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:3001" },
    { origin: "http://localhost:3000" },
    { origin: "http://127.0.0.1:3000", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ] as Record<string, string>[])("refuses a change that may come from another site: %j", async (headers) => {
    await expect(ask({ host: "127.0.0.1:3000", ...headers }, true)).rejects.toMatchObject(refused);
  });
});
