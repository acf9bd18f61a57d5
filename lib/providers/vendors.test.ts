import { expect, test } from "vitest";
import { providerIds } from "@/env";
import { vendors } from "./vendors";

test("every provider that a variable can switch on has a row", () => {
  expect(Object.keys(vendors)).toEqual([...providerIds]);
});

test("every vendor on the internet is reached over TLS with a key; the others need none", () => {
  for (const vendor of Object.values(vendors)) {
    const isRemote = vendor.baseUrl.startsWith("https://");
    expect({ name: vendor.name, needsKey: vendor.needsKey }).toEqual({ name: vendor.name, needsKey: isRemote });
  }
});

test("base addresses end without a slash, so that paths can follow", () => {
  expect(Object.values(vendors).filter((vendor) => vendor.baseUrl.endsWith("/"))).toEqual([]);
});
