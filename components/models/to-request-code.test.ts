import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, constantFrom, dictionary, jsonValue, property, record, string } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RequestBody, type SampleLanguage, toRequestCode } from "./to-request-code";

const base = "http://127.0.0.1:3000/api/v1";
const awkward = "it's \"$(id)\" `x` \\ \\' \n\r\t\u0000 \u2028 {{ $\u007ba} 你好 👩‍👩‍👧 é";

/** Bodies with every sign that a shell or a program could take for its own. */
const bodies = record({
  model: string({ unit: "binary" }),
  messages: jsonValue({ stringUnit: "binary" }).map((content) => [{ role: "user", content }]),
  names: dictionary(constantFrom("__proto__", "constructor", "a b", "1", "ok"), jsonValue()),
  extra: dictionary(constantFrom("temperature", "thinking", "stop", "metadata"), jsonValue({ stringUnit: "binary" })),
}).map(({ extra, ...body }): RequestBody => JSON.parse(JSON.stringify({ ...extra, ...body })));

/** What the shell makes of a single-quoted word; a quote in it that is not written as it must be ends it too early. */
function unquoted(word: string): string {
  const inner = word.slice(1, -1);
  expect(inner.replaceAll("'\\''", "")).not.toContain("'");
  return inner.replaceAll("'\\''", "'");
}

const bodyInCurl = (code: string) => JSON.parse(unquoted(code.slice(code.indexOf("-d '") + "-d ".length)));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-code-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The first of these programs that is here. */
function findProgram(...names: string[]): string | undefined {
  return names.find((name) => {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

const interpreter = findProgram("python3", "python");
const curl = findProgram("curl");

describe("a request as code", () => {
  test("in curl holds exactly the body", () => {
    assert(
      property(bodies, (body) => {
        expect(bodyInCurl(toRequestCode("curl", body, base))).toEqual(body);
      }),
    );
  });

  test("in JavaScript is a program that sends exactly the body", () => {
    assert(
      property(bodies, (body) => {
        expect(sentByJavaScript(toRequestCode("javascript", body, base))).toEqual(body);
      }),
    );
  });

  test("passes through a real shell unchanged, short and long", async (context) => {
    if (!curl) return context.skip("curl is not here.");
    for (const content of [awkward, awkward.repeat(5_000)]) {
      const body = { model: "m", messages: [{ role: "user", content }], stream: false };
      const received = await receivedBy((url) => {
        const code = toRequestCode("curl", body, url);
        writeFileSync(join(folder, "ask.sh"), code);
        return ["sh", join(folder, "ask.sh")];
      });
      expect(received).toEqual(body);
    }
  });

  test("is read by node and, where there is one, by Python", () => {
    const values = { a: awkward, b: [true, false, null, -1.5e-7, 2 ** 63, [], {}], "c d": { e: {} } };
    const body = { model: awkward, messages: [{ role: "user", content: awkward }], metadata: values, stop: [awkward] };
    const check = (language: SampleLanguage, name: string, command: string[]) => {
      writeFileSync(join(folder, name), toRequestCode(language, body, base));
      execFileSync(command[0] ?? "", [...command.slice(1), join(folder, name)], { stdio: "pipe" });
    };
    check("javascript", "ask.mjs", [process.execPath, "--check"]);
    if (interpreter) check("python", "ask.py", [interpreter, "-m", "py_compile"]);
    else console.info("Python is not here; its code was not checked.");
  });

  test("in Python gives what the package does not know by name in extra_body", () => {
    const body = { model: "m", messages: [], temperature: 1, thinking: { enabled: true }, top_k: 3, sess_id: "s" };
    const code = toRequestCode("python", body, base);
    expect(code).toContain("temperature=1,");
    expect(code).toContain('extra_body={"thinking": {"enabled": True}, "top_k": 3, "sess_id": "s"},');
  });

  test("in Python sends exactly the body, where Python is here", async (context) => {
    if (!interpreter) return context.skip("Python is not here.");
    writeFileSync(join(folder, "openai.py"), standIn);
    const body = {
      model: "m",
      messages: [{ role: "user", content: awkward }],
      metadata: { "it's": awkward, deep: [true, false, null, 1.5, 2 ** 53] },
      search_config: { engine: awkward },
    };
    const received = await receivedBy((url) => {
      writeFileSync(join(folder, "ask.py"), toRequestCode("python", body, url));
      return [interpreter, join(folder, "ask.py")];
    });
    expect(received).toEqual(body);
  });
});

/** Sends what the package would send: what is named, and the extra body beside it. */
const standIn = `import json, urllib.request
class OpenAI:
    def __init__(self, base_url, api_key):
        self.base_url, self.chat, self.completions = base_url, self, self
    def create(self, extra_body=None, **named):
        body = json.dumps({**named, **(extra_body or {})}).encode()
        urllib.request.urlopen(urllib.request.Request(self.base_url + "/chat/completions", body))
        raise SystemExit(0)
`;

function sentByJavaScript(code: string): unknown {
  const [, call = ""] = /create\(([\s\S]*)\);\n/.exec(code.slice(0, code.lastIndexOf("\n") + 1)) ?? [];
  return JSON.parse(JSON.stringify(new Function(`return (${call});`)()));
}

/** The body that a program sends to a server that stands here. */
async function receivedBy(toCommand: (baseUrl: string) => string[]): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request.setEncoding("utf8")) text += piece;
    response.end("{}");
    resolve(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const [command = "", ...rest] = toCommand(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const child = spawn(command, rest, { env: { ...process.env, PARLEY_KEY: "key" }, stdio: "ignore" });
  child.on("exit", () => resolve("null"));
  const text = await promise;
  server.close();
  server.closeAllConnections();
  return JSON.parse(text);
}
