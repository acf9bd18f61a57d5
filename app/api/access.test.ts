import { describe, expect, test } from "vitest";

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/** Every door there is, found by its file: a new one is tested without being listed here. */
const doors = import.meta.glob<Record<string, Handler>>("./**/route.ts", { eager: true });
const open = new Set(["./health/route.ts", "./ready/route.ts"]);

const handlers = Object.entries(doors).flatMap(([file, methods]) =>
  Object.entries(methods).map(([method, handler]) => ({ file, method, handler })),
);
const ofBrowser = handlers.filter(({ file }) => !open.has(file) && !file.startsWith("./v1/"));
const ofPrograms = handlers.filter(({ file }) => file.startsWith("./v1/"));

function call({ file, method, handler }: (typeof handlers)[number], headers: Record<string, string>) {
  const path = file.replace(/^\.|\/route\.ts$/g, "").replace("[sessId]", "some-session");
  const hasBody = !["GET", "HEAD", "DELETE"].includes(method);
  const request = new Request(`http://127.0.0.1:3000/api${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(hasBody ? { body: "{}" } : {}),
  });
  return handler(request, { params: Promise.resolve({ sessId: "some-session", path: ["x"] }) });
}

const own = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };

describe("every door", () => {
  test("is found", () => {
    expect(ofBrowser.length).toBeGreaterThanOrEqual(10);
    expect(ofPrograms.length).toBeGreaterThanOrEqual(3);
  });

  test.each(ofBrowser)("$method $file of the page refuses a foreign host", async (door) => {
    const response = await call(door, { ...own, host: "rebound.example:3000" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "forbidden_origin" } });
  });

  test.each(ofBrowser.filter(({ method }) => method !== "GET"))("$method $file refuses another site", async (door) => {
    for (const headers of [
      { host: own.host },
      { ...own, origin: "null" },
      { ...own, origin: "http://evil.example" },
      { ...own, "sec-fetch-site": "cross-site" },
    ]) {
      expect((await call(door, headers)).status).toBe(403);
    }
  });

  test.each(ofPrograms)(
    "$method $file of the API refuses everybody without a key, the page's owner too",
    async (door) => {
      for (const headers of [own, { ...own, authorization: "Bearer x.y.z" }, { ...own, cookie: "token=x" }]) {
        expect((await call(door, headers)).status).toBe(401);
      }
    },
  );

  test.each(handlers)("$method $file says that its answer is not for keeping", async (door) => {
    const response = await call(door, { host: "rebound.example" });
    expect(response.headers.get("cache-control")).toContain("no-store");
    await response.body?.cancel();
  });
});
