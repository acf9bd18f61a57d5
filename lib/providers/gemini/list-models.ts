import type { Capabilities } from "@/lib/core/model";
import { listField, numberField, textField } from "@/lib/net/wire-json";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { entriesAt, fetchModelList } from "@/lib/providers/wire/fetch-model-list";

/** The models that answer questions: the fixed list, or what the upstream's list says. Throws AppError. */
export function listModels(upstream: Upstream, signal: AbortSignal): Promise<ProviderModel[]> {
  return fetchModelList(upstream, signal, {
    // The most the API lists at once. https://ai.google.dev/api/models#method:-models.list
    path: "models?pageSize=1000",
    toEntries: (body) => entriesAt(body, "models"),
    toModel,
  });
}

function toModel(entry: unknown): ProviderModel | undefined {
  const name = textField(entry, "name")?.replace(/^models\//, "");
  if (name === undefined || !listField(entry, "supportedGenerationMethods").includes("generateContent"))
    return undefined;
  const title = textField(entry, "displayName");
  const capabilities: Partial<Capabilities> = {};
  const contextLength = numberField(entry, "inputTokenLimit");
  const maxOutput = numberField(entry, "outputTokenLimit");
  if (contextLength !== undefined) capabilities.contextLength = contextLength;
  if (maxOutput !== undefined) capabilities.maxOutput = maxOutput;
  return { name, status: { state: "ready" }, ...(title === undefined ? {} : { title }), capabilities };
}
