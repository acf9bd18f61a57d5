import type { ParameterSupport } from "@/lib/core/model-parameters";

/** The chosen model as it is called in sentences, and how it takes each parameter where that is known. */
export type ModelSupport = { name: string; support?: Record<string, ParameterSupport> };
