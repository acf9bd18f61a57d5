import type { ProviderId } from "@/env";
import type { Capabilities, Medium } from "@/lib/core/model";
import type { ProtocolId, Upstream } from "@/lib/providers/provider";
import { administratorModels } from "./administrator-models";
import { knownModel, layerOf } from "./known-models";
import { type Layer, type Row, type Spelling, toCapabilities } from "./layer";
import { modelRules } from "./model-rules";
import { protocolLimits, protocolRows } from "./protocol-rows";
import { vendorRows } from "./vendor-rows";

/** What an upstream says of a model of which it says nothing. */
const nothing: Partial<Capabilities> = {};
/** Names come from outside, so what is remembered is bounded. */
const mostRemembered = 5_000;

let remembered = new WeakMap<object, Map<string, Capabilities>>();
let rememberedVersion = -1;

/**
 * What a model can do when it is asked by `protocol`; `listed` is what the upstream itself says of it. Each source wins
 * over those before it: what is believed of any model, the protocol, the vendor, the catalogue, the rules for names, the
 * upstream, the administrator; and what the wire cannot say is never there.
 */
export function capabilitiesOf(
  upstream: Upstream,
  protocol: ProtocolId,
  model: string,
  listed: Partial<Capabilities> = nothing,
): Capabilities {
  const { version, models } = administratorModels();
  if (version !== rememberedVersion) {
    remembered = new WeakMap();
    rememberedVersion = version;
  }
  let known = remembered.get(listed);
  if (!known || known.size >= mostRemembered) {
    known = new Map();
    remembered.set(listed, known);
  }
  const key = `${upstream.id}\n${protocol}\n${model}`;
  let capabilities = known.get(key);
  if (!capabilities) {
    capabilities = compose(upstream.id, protocol, model, listed, models.get(`${upstream.id}/${model}`) ?? {});
    known.set(key, capabilities);
  }
  return capabilities;
}

function compose(
  provider: string,
  protocol: ProtocolId,
  model: string,
  listed: Partial<Capabilities>,
  administrator: Layer,
): Capabilities {
  const row = protocolRows[protocol];
  const vendor: Row | undefined = isProviderId(provider) ? vendorRows[provider][protocol] : undefined;
  const known = knownModel(provider, model);
  const rules = ((isProviderId(provider) ? modelRules[provider] : undefined) ?? []).filter(
    (rule) => rule.model.test(model) && (rule.protocol ?? protocol) === protocol,
  );
  const layers: Layer[] = [
    row.capabilities,
    vendor?.capabilities ?? {},
    known ? layerOf(known) : {},
    ...rules.map((rule) => rule.says),
    { ...listed, input: listed.input && inVendorsWay(listed.input, vendor?.spelling.media) },
    administrator,
    protocolLimits[protocol],
  ];
  return toCapabilities(layers, joinSpellings(row.spelling, vendor?.spelling));
}

/** A list tells which media a model takes in; how they are handed over is the vendor's business where that is known. */
function inVendorsWay(listed: Capabilities["input"], spelled: Spelling["media"] = {}): Layer["input"] {
  const media = Object.keys(listed) as Medium[];
  return Object.fromEntries(media.map((medium) => [medium, listed[medium] && spelled[medium] ? true : listed[medium]]));
}

function isProviderId(id: string): id is ProviderId {
  return Object.hasOwn(vendorRows, id);
}

function joinSpellings(protocol: Spelling, vendor: Spelling = {}): Spelling {
  return { ...protocol, ...vendor, media: { ...protocol.media, ...vendor.media } };
}
