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

test("questions go by a vendor's own protocol, and by another where only that one searches or gives thoughts back", () => {
  const protocols = Object.fromEntries(
    Object.entries(vendors).flatMap(([id, { protocol, searchProtocol, thinkingProtocol }]) => {
      const given = [protocol, searchProtocol, thinkingProtocol].map((one) => one ?? "-").join(" ");
      return given === "- - -" ? [] : [[id, given]];
    }),
  );
  expect(protocols).toEqual({
    openai: "- openai-responses openai-responses",
    anthropic: "anthropic-messages - -",
    google: "gemini - -",
    dashscope: "- dashscope -",
    ark: "- openai-responses -",
    xai: "- openai-responses -",
  });
});

test("a vendor that must be told how long an answer may be is told what the model can", () => {
  expect(vendors.anthropic.quirks).toMatchObject({ sendsMaxOutput: true, keyHeader: "x-api-key" });
  expect(vendors.anthropic.quirks.headers).toEqual({ "anthropic-version": "2023-06-01" });
  expect(vendors.google.quirks.keyHeader).toBe("x-goog-api-key");
});
