import { AppError } from "@/lib/core/errors";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { upstreamFetch } from "@/lib/providers/wire/upstream-fetch";
import { field, listField, numberField, parseWire, textField } from "@/lib/providers/wire/wire-json";

const maxListBytes = 16 * 1024 * 1024;

/** The models an upstream has: its fixed list, or what its `/models` says. Throws AppError. */
export async function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  if (upstream.models) return upstream.models.map((name) => ({ name, status: { state: "ready" } }));
  const response = await upstreamFetch(upstream, upstream.quirks.modelsPath ?? "models?limit=1000", {
    signal,
    headers: { accept: "application/json" },
    firstByteMs: 15_000,
    idleMs: 15_000,
  });
  const body = parseWire(await response.readText(maxListBytes));
  if (!Array.isArray(field(body, "data"))) {
    throw new AppError("upstream_error", `${upstream.name} did not answer with a list of models.`);
  }
  const models = listField(body, "data").flatMap(toModel);
  return [...new Map(models.map((model) => [model.name, model])).values()];
}

/** https://docs.anthropic.com/en/api/models-list; the token counts are there since 2026. */
function toModel(wire: unknown): ProviderModel[] {
  const name = textField(wire, "id");
  if (name === undefined) return [];
  const title = textField(wire, "display_name");
  const contextLength = numberField(wire, "max_input_tokens");
  const maxOutput = numberField(wire, "max_tokens");
  const capabilities = { ...(contextLength ? { contextLength } : {}), ...(maxOutput ? { maxOutput } : {}) };
  return [
    {
      name,
      status: { state: "ready" },
      ...(title === undefined ? {} : { title }),
      ...(Object.keys(capabilities).length === 0 ? {} : { capabilities }),
    },
  ];
}
