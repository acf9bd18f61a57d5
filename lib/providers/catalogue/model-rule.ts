import type { ProviderId } from "@/env";
import type { ProtocolId } from "@/lib/providers/provider";
import type { Layer } from "./layer";

/** What is special about the models of a vendor whose names match; with a protocol, only when they are asked by it. */
export type ModelRule = { model: RegExp; protocol?: ProtocolId; says: Layer };

/** The rules of some vendors, in order; what comes later wins. */
export type RulesByProvider = Partial<Record<ProviderId, readonly ModelRule[]>>;

/** A model that thinks before every answer and has no word for more, less or none of it. */
export const alwaysThinks = {
  kind: "effort",
  canDisable: false,
  byDefault: true,
  efforts: [],
  budget: false,
} as const satisfies Layer["thinking"];
