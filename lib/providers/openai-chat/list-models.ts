import { AppError } from "@/lib/core/errors";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { upstreamFetch } from "@/lib/providers/wire/upstream-fetch";
import { field, listField, parseWire } from "@/lib/providers/wire/wire-json";
import { toListedModel } from "./to-listed-model";

const maxListBytes = 16 * 1024 * 1024;
const maxModels = 2_000;

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
  const models = list.map((wire) => toListedModel(wire, prefix)).filter((model) => model !== undefined);
  return [...new Map(models.map((model) => [model.name, model])).values()].slice(0, maxModels);
}

/** OpenAI wraps the list in `data`, Ollama's own API in `models`, some send it bare. */
function toList(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (Array.isArray(field(body, "data"))) return listField(body, "data");
  return Array.isArray(field(body, "models")) ? listField(body, "models") : undefined;
}
