import type { ModelEntry } from "@/lib/core/model";

/** The languages an example can be copied in. */
export const sampleLanguages = ["curl", "python", "javascript"] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** How a program asks a model: by the plain protocol, or with the official OpenAI packages. */
export function toCodeSample(language: SampleLanguage, model: ModelEntry, apiBase: string): string {
  return { curl: toCurl, python: toPython, javascript: toJavaScript }[language](model, apiBase);
}

/** Shows thinking where the model has it, so that the example is about this model and not about any. */
function extrasOf({ capabilities }: ModelEntry): Record<string, unknown> {
  return capabilities.thinking ? { thinking: { enabled: true } } : {};
}

function toCurl(model: ModelEntry, apiBase: string): string {
  const body = {
    model: model.id,
    messages: [{ role: "user", content: "Hello" }],
    ...extrasOf(model),
    stream: true,
  };
  const json = JSON.stringify(body, undefined, 2).replaceAll("'", "'\\''");
  return `curl -N ${apiBase}/chat/completions \\
  -H "Authorization: Bearer $PARLEY_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${json}'`;
}

function toPython(model: ModelEntry, apiBase: string): string {
  const extra = Object.keys(extrasOf(model)).length > 0 ? '\n    extra_body={"thinking": {"enabled": True}},' : "";
  return `import os
from openai import OpenAI

client = OpenAI(base_url="${apiBase}", api_key=os.environ["PARLEY_KEY"])
stream = client.chat.completions.create(
    model=${JSON.stringify(model.id)},
    messages=[{"role": "user", "content": "Hello"}],${extra}
    stream=True,
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="")`;
}

function toJavaScript(model: ModelEntry, apiBase: string): string {
  const extra = Object.keys(extrasOf(model)).length > 0 ? "\n  thinking: { enabled: true }," : "";
  return `import OpenAI from "openai";

const client = new OpenAI({ baseURL: "${apiBase}", apiKey: process.env.PARLEY_KEY });
const stream = await client.chat.completions.create({
  model: ${JSON.stringify(model.id)},
  messages: [{ role: "user", content: "Hello" }],${extra}
  stream: true,
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");`;
}
