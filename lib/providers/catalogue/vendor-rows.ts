import type { ProviderId } from "@/env";
import type { ProtocolId } from "@/lib/providers/provider";
import type { Row } from "./layer";
import { rowsAbroad } from "./rows/abroad";
import { rowsChina } from "./rows/china";
import { rowsChinaOthers } from "./rows/china-others";
import { rowsOfOwnServers } from "./rows/own-servers";

/** What holds for every model of a vendor, by the protocol it is asked by. */
export const vendorRows: Record<ProviderId, Partial<Record<ProtocolId, Row>>> = {
  ...rowsAbroad,
  ...rowsChina,
  ...rowsChinaOthers,
  ...rowsOfOwnServers,
};
