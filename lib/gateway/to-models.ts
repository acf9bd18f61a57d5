import type { ModelList } from "@/lib/core/model";

/** The models that can answer now, one id each, in the shape of OpenAI's list. */
export function toModelListBody({ models }: ModelList) {
  return {
    object: "list" as const,
    data: models
      .filter((model) => model.status.state === "ready")
      .map((model) => ({
        id: model.id,
        object: "model" as const,
        created: 0,
        owned_by: model.provider,
        name: model.name,
        type: "chat" as const,
        platform: { name: model.providerName, alias: model.provider },
        ...(model.capabilities.contextLength === undefined ? {} : { context_window: model.capabilities.contextLength }),
      })),
  };
}
