import type { Capabilities, Medium, MediumSupport, ThinkingCapability } from "@/lib/core/model";
import { cautiousCapabilities } from "./cautious-capabilities";

type SearchCapability = NonNullable<Capabilities["search"]>;

/** `budget: false` takes a bound away that a less special source gave. */
type ThinkingLayer = Partial<Omit<ThinkingCapability, "budget">> & { budget?: ThinkingCapability["budget"] | false };

/**
 * One source's word on what a model can do, laid over what less special sources said. Of what has parts, only the parts
 * that are named change. `thinking: {}` and `search: {}` mean: it does, in the vendor's spelling; `false`: it does not.
 * A medium that is `true` is taken in the way the vendor takes it.
 */
export type Layer = Partial<
  Omit<Capabilities, "input" | "toolChoice" | "json" | "temperature" | "thinking" | "search" | "prices">
> & {
  input?: Partial<Record<Medium, MediumSupport | boolean>>;
  toolChoice?: Partial<Capabilities["toolChoice"]>;
  json?: Partial<Capabilities["json"]>;
  temperature?: Partial<Capabilities["temperature"]>;
  thinking?: ThinkingLayer | false;
  search?: Partial<SearchCapability> | false;
  prices?: Partial<NonNullable<Capabilities["prices"]>>;
};

/** How a wire, or a vendor on it, spells what not every model has. */
export type Spelling = {
  media?: Partial<Record<Medium, MediumSupport>>;
  thinking?: ThinkingCapability;
  search?: SearchCapability;
};

/** What holds for all models of a wire or a vendor unless something more special is known. */
export type Row = { capabilities: Layer; spelling: Spelling };

/** Lays sources over each other, the most special last. Undefined values say nothing. */
export function stack(layers: readonly Layer[]): Layer {
  const result: Record<string, unknown> = {};
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      if (value !== undefined) result[key] = isGroup(value) && isGroup(result[key]) ? join(result[key], value) : value;
    }
  }
  return result;
}

type Group = Record<string, unknown>;

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(below: Group, above: Group): Group {
  const given = Object.entries(above).filter(([, value]) => value !== undefined);
  return { ...below, ...Object.fromEntries(given) };
}

/** What sources say together, with the vendor's spellings, over what is believed of a model that nobody knows. */
export function toCapabilities(layers: readonly Layer[], spelling: Spelling): Capabilities {
  const { thinking, search, input = {}, prices, toolChoice, json, temperature, ...flat } = stack(layers);
  const inputs = { ...cautiousInput, ...input };
  return {
    ...cautiousCapabilities,
    ...flat,
    input: {
      image: toSupport(inputs.image, spelling.media?.image),
      audio: toSupport(inputs.audio, spelling.media?.audio),
      video: toSupport(inputs.video, spelling.media?.video),
      file: toSupport(inputs.file, spelling.media?.file),
    },
    toolChoice: { ...cautiousCapabilities.toolChoice, ...toolChoice },
    json: { ...cautiousCapabilities.json, ...json },
    temperature: { ...cautiousCapabilities.temperature, ...temperature },
    thinking: thinking ? toThinking(thinking, spelling.thinking) : undefined,
    search: search ? toSearch(search, spelling.search) : undefined,
    prices: prices ? { currency: "USD", ...prices } : undefined,
  };
}

const cautiousInput: NonNullable<Layer["input"]> = { image: true, audio: false, video: false, file: false };

function toSupport(
  given: MediumSupport | boolean | undefined,
  spelled: MediumSupport | undefined,
): MediumSupport | false {
  if (!given) return false;
  return given === true ? (spelled ?? false) : given;
}

/** A model that cannot be kept from thinking thinks by default, whatever is usual at its vendor. */
function toThinking(given: ThinkingLayer, spelled: ThinkingCapability | undefined): ThinkingCapability | undefined {
  const { kind, budget, ...rest } = { efforts: [], ...spelled, ...given };
  if (!kind) return undefined;
  const canDisable = rest.canDisable ?? true;
  const byDefault = given.byDefault ?? (!canDisable || (spelled?.byDefault ?? false));
  return { ...rest, kind, canDisable, byDefault, ...(budget ? { budget } : {}) };
}

function toSearch(given: Partial<SearchCapability>, spelled: SearchCapability | undefined) {
  const { kind, ...rest } = { ...spelled, ...given };
  return kind ? { withTools: false, ...rest, kind } : undefined;
}
