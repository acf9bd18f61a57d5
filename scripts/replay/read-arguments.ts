import { parseArgs } from "node:util";
import { protocols } from "@/lib/providers/protocols";
import { type ProtocolId, protocolIds, type Upstream } from "@/lib/providers/provider";
import { vendors } from "@/lib/providers/vendors";
import { formats, type RecordingFormat } from "./frame-recording";

/** What the command line asks for. */
export type ReplayArguments = {
  protocol: ProtocolId;
  file: string;
  format: RecordingFormat;
  seed?: number;
  asBody: boolean;
  upstream?: Upstream;
};

/** How the command is called. */
export const replayUsage = `Usage:
  npm run -s replay -- PROTOCOL FILE [--cut SEED] [--json] [--vendor ID]

Feeds a recorded answer of an upstream through its adapter and prints what our API would send.

  PROTOCOL      ${protocolsWithWire().join(", ")}
  FILE          *.chunks.txt (one JSON event a line), *.json (a whole answer) or *.sse (raw bytes)
  --cut SEED    cuts the bytes at random places; SEED is a whole number
  --json        prints the whole answer instead of its stream
  --vendor ID   reads it with the differences of one vendor, e.g. minimax

Leaves with 1, and the error body, when the answer failed.`;

/** @throws Error that names the argument that is wrong. */
export function readArguments(args: string[]): ReplayArguments {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { cut: { type: "string" }, json: { type: "boolean" }, vendor: { type: "string" } },
  });
  const [protocol, file, ...rest] = positionals;
  if (rest.length > 0) throw new Error(`There is no use for ${JSON.stringify(rest[0])}.`);
  const known = toProtocol(protocol);
  return {
    protocol: known,
    ...toFile(file),
    asBody: values.json ?? false,
    ...(values.cut === undefined ? {} : { seed: toSeed(values.cut) }),
    ...(values.vendor === undefined ? {} : { upstream: toUpstream(values.vendor, known) }),
  };
}

function protocolsWithWire(): ProtocolId[] {
  return protocolIds.filter((id) => protocols[id].reader !== undefined);
}

function toProtocol(given: string | undefined): ProtocolId {
  const found = protocolsWithWire().find((id) => id === given);
  if (found) return found;
  const was = given === undefined ? "is missing" : `cannot be ${JSON.stringify(given)}`;
  throw new Error(`PROTOCOL ${was}: it is one of ${protocolsWithWire().join(", ")}.`);
}

function toFile(given: string | undefined): { file: string; format: RecordingFormat } {
  if (given === undefined) throw new Error("FILE is missing.");
  const found = Object.entries(formats).find(([ending]) => given.endsWith(ending));
  if (!found) throw new Error(`FILE has to end in ${Object.keys(formats).join(", ")}: ${given}`);
  return { file: given, format: found[1] };
}

function toSeed(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new Error(`--cut takes a whole number, not ${JSON.stringify(given)}.`);
  return Number(given);
}

function toUpstream(given: string, protocol: ProtocolId): Upstream {
  const found = Object.entries(vendors).find(([id]) => id === given);
  if (!found)
    throw new Error(`--vendor cannot be ${JSON.stringify(given)}: it is one of ${Object.keys(vendors).join(", ")}.`);
  const [id, { name, baseUrl, quirks }] = found;
  return { id, name, protocol, baseUrl, apiKey: "", quirks };
}
