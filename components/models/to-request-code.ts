import { toJavaScriptLiteral, toPythonLiteral } from "./code-literals";

/** The languages a request can be copied in. */
export const sampleLanguages = ["curl", "python", "javascript"] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** The body of a request to the API. */
export type RequestBody = Record<string, unknown> & { model: string; messages: unknown[] };

/** How a program sends a request: by the plain protocol, or with the official OpenAI packages. */
export function toRequestCode(language: SampleLanguage, body: RequestBody, apiBase: string): string {
  return { curl: toCurl, python: toPython, javascript: toJavaScript }[language](body, apiBase);
}

/** A single argument of a program may have 128 KiB on Linux. */
const longestArgument = 100_000;
const endOfBody = "END_OF_BODY";

function toCurl(body: RequestBody, apiBase: string): string {
  const json = JSON.stringify(body, undefined, 2);
  const isLong = new TextEncoder().encode(json).length > longestArgument;
  const quoted = `'${json.replaceAll("'", "'\\''")}'`;
  // A line of the JSON begins with a space or a bracket, so that none of them can be the end mark.
  const payload = isLong ? `--data-binary @- <<'${endOfBody}'\n${json}\n${endOfBody}` : `-d ${quoted}`;
  return `curl ${body.stream === true ? "-N " : ""}${apiBase}/chat/completions \\
  -H "Authorization: Bearer $PARLEY_KEY" \\
  -H "Content-Type: application/json" \\
  ${payload}`;
}

/** What `chat.completions.create` of the Python package takes by name (openai 2); the rest goes into `extra_body`. */
const pythonNames = new Set([
  ...["messages", "model", "audio", "frequency_penalty", "logprobs", "max_completion_tokens", "max_tokens", "metadata"],
  ...["modalities", "n", "parallel_tool_calls", "presence_penalty", "prompt_cache_key", "reasoning_effort"],
  ...["response_format", "safety_identifier", "seed", "stop", "stream", "temperature", "tool_choice", "tools"],
  ...["top_logprobs", "top_p", "user", "web_search_options"],
]);

function toPython(body: RequestBody, apiBase: string): string {
  const entries = Object.entries(body);
  const known = entries.filter(([key]) => pythonNames.has(key));
  const extra = entries.filter(([key]) => !pythonNames.has(key));
  const named = extra.length > 0 ? [...known, ["extra_body", Object.fromEntries(extra)] as const] : known;
  const lines = named.map(([key, value]) => `    ${key}=${toPythonLiteral(value, "    ")},`).join("\n");
  const read =
    body.stream === true
      ? `for chunk in answer:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="")`
      : "print(answer.choices[0].message.content)";
  return `import os
from openai import OpenAI

client = OpenAI(base_url="${apiBase}", api_key=os.environ["PARLEY_KEY"])
answer = client.chat.completions.create(
${lines}
)
${read}`;
}

function toJavaScript(body: RequestBody, apiBase: string): string {
  const read =
    body.stream === true
      ? 'for await (const chunk of answer) process.stdout.write(chunk.choices[0]?.delta.content ?? "");'
      : "console.log(answer.choices[0]?.message.content);";
  return `import OpenAI from "openai";

const client = new OpenAI({ baseURL: "${apiBase}", apiKey: process.env.PARLEY_KEY });
const answer = await client.chat.completions.create(${toJavaScriptLiteral(body)});
${read}`;
}
