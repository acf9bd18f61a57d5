import { expect, test } from "vitest";
import { type Hop, isRedirect, nextHop } from "./redirect";

const hop = (address: string, more: Partial<Hop> = {}): Hop => ({
  url: new URL(address),
  method: "GET",
  headers: { authorization: "Bearer key", "x-api-key": "key", cookie: "a=b", accept: "text/plain", range: "bytes=5-" },
  ...more,
});

test("a redirect to another origin loses everything that says who asks", () => {
  const next = nextHop(hop("https://one.example/a"), 302, "https://two.example/b");
  expect(next.headers).toEqual({ accept: "text/plain", range: "bytes=5-" });
});

test.each(["https://one.example:8443/b", "https://sub.one.example/b", "//one.example.evil/b"])(
  "%s is another origin",
  (location) => {
    expect(nextHop(hop("https://one.example/a"), 302, location).headers.authorization).toBeUndefined();
  },
);

test("a redirect within the origin keeps its headers", () => {
  const next = nextHop(hop("https://one.example/a?x=1"), 307, "b");
  expect(next.url.href).toBe("https://one.example/b");
  expect(next.headers.authorization).toBe("Bearer key");
});

test("a redirect from https to http is not followed", () => {
  expect(() => nextHop(hop("https://one.example/"), 301, "http://one.example/")).toThrow("without it");
});

test.each([
  [301, "GET", undefined],
  [302, "GET", undefined],
  [303, "GET", undefined],
  [307, "POST", "body"],
  [308, "POST", "body"],
])("after %i a POST becomes %s", (status, method, body) => {
  const next = nextHop(hop("https://one.example/", { method: "POST", body: "body" }), status, "/next");
  expect({ method: next.method, body: next.body }).toEqual({ method, body });
});

test("only redirect statuses with a location redirect", () => {
  expect([300, 304, 200, 401].filter((status) => isRedirect(status, "https://two.example/"))).toEqual([]);
  expect(isRedirect(302, undefined)).toBe(false);
});
