import { AppError } from "@/lib/core/errors";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { upstreamFetch } from "@/lib/providers/wire/upstream-fetch";
import { field, listField, numberField, parseWire, textField } from "@/lib/providers/wire/wire-json";

const maxListBytes = 16 * 1024 * 1024;
const maxModels = 2_000;
const otherTypes = new Set(["embedding", "image", "audio", "video", "rerank", "search"]);
/** What vendors call the context length; llama.cpp has it as `meta.n_ctx`. */
const contextFields = ["context_length", "context_window", "max_model_len", "max_context_length", "context"];

/** The chat models an upstream has: its fixed list, or what its `/models` says. Throws AppError. */
export async function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  if (upstream.models) return upstream.models.map((name) => ({ name, status: { state: "ready" } }));
  const response = await upstreamFetch(upstream, upstream.quirks.modelsPath ?? "models", {
    signal,
    headers: { accept: "application/json" },
    firstByteMs: 15_000,
    idleMs: 15_000,
  });
  const list = toList(parseWire(await response.readText(maxListBytes)));
  if (list === undefined) {
    throw new AppError("upstream_error", `${upstream.name} did not answer with a list of models.`);
  }
  const prefix = upstream.quirks.modelNamePrefix ?? "";
  const byName = new Map(list.flatMap((wire) => toModel(wire, prefix)).map((model) => [model.name, model]));
  return [...byName.values()].slice(0, maxModels);
}

/** OpenAI wraps the list in `data`, Ollama's own API in `models`, some send it bare. */
function toList(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (Array.isArray(field(body, "data"))) return listField(body, "data");
  return Array.isArray(field(body, "models")) ? listField(body, "models") : undefined;
}

function toModel(wire: unknown, prefix: string): ProviderModel[] {
  const name = textField(wire, "id") ?? textField(wire, "name");
  if (name === undefined || otherTypes.has(textField(wire, "type") ?? "")) return [];
  const contextLength = [
    ...contextFields.map((key) => numberField(wire, key)),
    numberField(wire, "meta", "n_ctx"),
  ].find((length) => length !== undefined);
  return [
    {
      name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
      status: { state: "ready" },
      ...(contextLength === undefined ? {} : { capabilities: { contextLength: Math.round(contextLength) } }),
    },
  ];
}
