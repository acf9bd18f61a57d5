import { expect } from "vitest";
import type { ProviderId } from "@/env";
import type { Capabilities } from "@/lib/core/model";
import { capabilitiesOf } from "@/lib/providers/catalogue/capabilities-of";
import type { ProtocolId } from "@/lib/providers/provider";
import { upstreamOf } from "./upstream-of";

type Expected = { [Key in keyof Capabilities]?: Capabilities[Key] extends object ? object | false : unknown };

/** What must hold of a model, by the vendor's usual protocol or by the one that is named. */
export type Case = [provider: ProviderId, model: string, expected: Expected, protocol?: ProtocolId];

export const thinks = (kind: string, more: object = {}) => ({ thinking: expect.objectContaining({ kind, ...more }) });
export const always = { thinking: expect.objectContaining({ canDisable: false, byDefault: true, efforts: [] }) };
export const fixed = { temperature: expect.objectContaining({ fixed: true }) };
export const range = (min: number, max: number, more: object = {}) => ({ temperature: { min, max, ...more } });
export const noThought = { thinking: undefined };
export const noSearch = { search: undefined };

/** Compares what is named in a case; media and the like must be as they are said, thinking may say more. */
export function expectCase(...[provider, model, expected, protocol]: Case): void {
  const upstream = upstreamOf(provider);
  const capabilities = capabilitiesOf(upstream, protocol ?? upstream.protocol, model);
  const named = Object.keys(expected).map((key) => [key, capabilities[key as keyof Capabilities]]);
  expect(Object.fromEntries(named)).toEqual(expected);
}
