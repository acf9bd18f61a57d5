import { AppError } from "@/lib/core/errors";
import type { Capabilities } from "@/lib/core/model";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { upstreamFetch } from "@/lib/providers/wire/upstream-fetch";
import { field, listField, numberField, parseWire, textField } from "@/lib/providers/wire/wire-json";

const maxListBytes = 16 * 1024 * 1024;
/** The most the API lists at once. https://ai.google.dev/api/models#method:-models.list */
const listPath = "models?pageSize=1000";

/** The models that answer questions: the fixed list, or what the upstream's list says. Throws AppError. */
export async function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  if (upstream.models) return upstream.models.map((name) => ({ name, status: { state: "ready" } }));
  const response = await upstreamFetch(upstream, upstream.quirks.modelsPath ?? listPath, {
    signal,
    headers: { accept: "application/json" },
    firstByteMs: 15_000,
    idleMs: 15_000,
  });
  const body = parseWire(await response.readText(maxListBytes));
  if (!Array.isArray(field(body, "models"))) {
    throw new AppError("upstream_error", `${upstream.name} did not answer with a list of models.`);
  }
  return listField(body, "models").flatMap(toModel);
}

function toModel(wire: unknown): ProviderModel[] {
  const name = textField(wire, "name")?.replace(/^models\//, "");
  if (name === undefined || !listField(wire, "supportedGenerationMethods").includes("generateContent")) return [];
  const title = textField(wire, "displayName");
  const capabilities: Partial<Capabilities> = {};
  const contextLength = numberField(wire, "inputTokenLimit");
  const maxOutput = numberField(wire, "outputTokenLimit");
  if (contextLength !== undefined) capabilities.contextLength = contextLength;
  if (maxOutput !== undefined) capabilities.maxOutput = maxOutput;
  return [{ name, status: { state: "ready" }, ...(title === undefined ? {} : { title }), capabilities }];
}
