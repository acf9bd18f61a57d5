import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { entriesAt, fetchModelList } from "@/lib/providers/wire/fetch-model-list";
import { toListedModel } from "./to-listed-model";

/** The chat models an upstream has: its fixed list, or what its `/models` says. Throws AppError. */
export function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  const prefix = upstream.quirks.modelNamePrefix ?? "";
  return fetchModelList(upstream, signal, {
    path: "models",
    // OpenAI wraps the list in `data`, Ollama's own API in `models`, some send it bare.
    toEntries: (body) => (Array.isArray(body) ? body : (entriesAt(body, "data") ?? entriesAt(body, "models"))),
    toModel: (entry) => toListedModel(entry, prefix),
  });
}
