import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after";

test.each([
  [{ "retry-after": "7" }, 7],
  [{ "retry-after-ms": "1500", "retry-after": "9" }, 2],
  [{ "retry-after": "Thu, 01 Jan 1970 00:01:00 GMT" }, 60],
  [{ "retry-after": "0" }, 1],
  [{ "retry-after": "999999" }, 3_600],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("retry after %j is %j seconds", (headers, seconds) => {
  expect(readRetryAfter(new Headers(Object.entries(headers)), 0)).toBe(seconds);
});
