import { field } from "@/lib/net/wire-json";
import { readErrorText } from "@/lib/providers/wire/error-words";

/** Whether an event is a report of failure: one by name, an error object, or a bare sentence. */
export function isFailure(event: unknown): boolean {
  const type = field(event, "type");
  if (type === "error") return true;
  const error = field(event, "error");
  const isResponse = field(event, "object") === "response" || field(event, "response") !== undefined;
  if (!isResponse && error !== undefined && error !== null) return true;
  return type === undefined && !isResponse && readErrorText(event, "") !== "";
}
