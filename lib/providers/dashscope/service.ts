import type { Part } from "@/lib/core/message";
import type { ProviderCall } from "@/lib/providers/provider";

/** The two doors of DashScope; a model answers at one of them only. */
export type Service = "text-generation" | "multimodal-generation";

const shown = new Set<Part["type"]>(["image", "audio", "video"]);

/** The door for a question: models that see or hear have one of their own, also for questions in text. */
export function serviceFor({ request, capabilities: { input } }: Omit<ProviderCall, "signal">): Service {
  const isMultimodal = Boolean(input.image || input.audio || input.video);
  const showsSomething = request.messages.some(({ parts }) => parts.some((part) => shown.has(part.type)));
  return isMultimodal || showsSomething ? "multimodal-generation" : "text-generation";
}

/** The path of a service from the origin: it lives beside the compatible mode that the base URL names. */
export function toServicePath(baseUrl: string, service: Service): string {
  const base = URL.parse(baseUrl)?.pathname ?? "";
  const prefix = base.replace(/\/+$/, "").replace(/\/(compatible-mode|api)\/v1$/, "");
  return `${prefix}/api/v1/services/aigc/${service}/generation`;
}
