import path from "node:path";
import { describe, expect, test } from "vitest";
import { EnvError, readEnv } from "./env";

describe("the environment", () => {
  test("has a default for everything", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ host: "127.0.0.1", port: 3000, auth: "solo", embeddedDownload: true, providers: {} });
    expect(env.dataDir).toBe(path.resolve("data"));
    expect(env.hfEndpoint.origin).toBe("https://huggingface.co");
  });

  test("treats an empty value as absent", () => {
    expect(readEnv({ PORT: "", OPENAI_API_KEY: "  ", AUTH_SECRET: "" })).toMatchObject({ port: 3000, providers: {} });
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PUBLIC_URL", "chat.example.com"],
    ["PUBLIC_URL", "ftp://chat.example.com"],
    ["EMBEDDED_DOWNLOAD", "yes"],
    ["HF_ENDPOINT", "huggingface.co"],
    ["PARLEY_AUTH", "none"],
    ["AUTH_SECRET", "short"],
    ["AUTH_SECRET", "a".repeat(64)],
    ["OPENAI_BASE_URL", "file:///etc/passwd"],
    ["CUSTOM_BASE_URL", "localhost:8080"],
    ["CUSTOM_BASE_URL", "http://me:secret@localhost:8080/v1"],
    ["TAVILY_BASE_URL", "tavily"],
    ["DEFAULT_TEMPERATURE", "3"],
    ["DEFAULT_TEMPERATURE", "warm"],
    ["TEMPERATURE_MODE", "hot"],
    ["MAX_CHOICES", "0"],
    ["MAX_FILE_MB", "2.5"],
    ["FILE_QUOTA_MB", "0"],
    ["FIRST_TOKEN_TIMEOUT", "1.5"],
    ["OPENAI_API_KEY", "sk-with\nnewline"],
  ])("refuses %s=%j and names it", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name}: `));
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
  });

  test.each(["127.0.0.1", "localhost", "::1", "127.8.9.10"])("serves one owner without sign-in on %s", (HOST) => {
    expect(readEnv({ HOST }).auth).toBe("solo");
  });

  test.each([
    { HOST: "0.0.0.0" },
    { HOST: "192.168.1.4" },
    { HOST: "::" },
    { HOST: "0.0.0.0", PARLEY_AUTH: "solo" },
    { HOST: "0.0.0.0", PARLEY_ALLOW_OPEN: "1" },
    { HOST: "0.0.0.0", PARLEY_AUTH: "solo", PARLEY_ALLOW_OPEN: "0" },
    { HOST: "127.0.0.1.example.com" },
  ])("refuses to open up unasked: %j", (source) => {
    expect(() => readEnv(source)).toThrow(/^HOST: /);
  });

  test("opens up when both words are said", () => {
    expect(readEnv({ HOST: "0.0.0.0", PARLEY_AUTH: "solo", PARLEY_ALLOW_OPEN: "1" }).allowOpen).toBe(true);
  });

  test("reads a provider's key, address and models", () => {
    const { providers } = readEnv({
      DEEPSEEK_API_KEY: " sk-1 ",
      CUSTOM_BASE_URL: "http://127.0.0.1:8080/v1",
      CUSTOM_MODELS: "a, b ,,c",
      NOBODY_API_KEY: "x",
    });
    expect(providers).toEqual({
      deepseek: { apiKey: "sk-1", baseUrl: undefined, models: undefined },
      custom: { apiKey: undefined, baseUrl: "http://127.0.0.1:8080/v1", models: ["a", "b", "c"] },
    });
  });
});
