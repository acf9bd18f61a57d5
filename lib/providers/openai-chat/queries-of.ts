import { listField, parseWire, textField } from "@/lib/net/wire-json";
import type { VendorCall } from "./read-tool-calls";

/** What a vendor's own tool was asked to search for (MiniMax tells; Moonshot keeps it to itself). */
export function queriesOf(call: VendorCall): string[] {
  const asked = parseWire(call.arguments);
  const query = textField(asked, "query");
  const queries = listField(asked, "query_list").filter((one) => typeof one === "string");
  return query === undefined ? queries : [query, ...queries];
}
