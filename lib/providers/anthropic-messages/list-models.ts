import { numberField, textField } from "@/lib/net/wire-json";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { entriesAt, fetchModelList } from "@/lib/providers/wire/fetch-model-list";

/** The models an upstream has: its fixed list, or what its `/models` says. Throws AppError. */
export function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  return fetchModelList(upstream, signal, {
    path: "models?limit=1000",
    toEntries: (body) => entriesAt(body, "data"),
    toModel,
  });
}

/** https://docs.anthropic.com/en/api/models-list; the token counts are there since 2026. */
function toModel(entry: unknown): ProviderModel | undefined {
  const name = textField(entry, "id");
  if (name === undefined) return undefined;
  const title = textField(entry, "display_name");
  const contextLength = numberField(entry, "max_input_tokens");
  const maxOutput = numberField(entry, "max_tokens");
  const capabilities = { ...(contextLength ? { contextLength } : {}), ...(maxOutput ? { maxOutput } : {}) };
  return {
    name,
    status: { state: "ready" },
    ...(title === undefined ? {} : { title }),
    ...(Object.keys(capabilities).length === 0 ? {} : { capabilities }),
  };
}
