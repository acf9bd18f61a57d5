import { field, numberField } from "@/lib/net/wire-json";
import { readErrorText } from "@/lib/providers/wire/error-words";
import { findUsage } from "./to-usage";

/**
 * Whether an event of a stream is a report of failure: an `error`, MiniMax's `base_resp`, or a bare sentence without
 * choices, unless its code says success, as Spark's does.
 */
export function isFailure(event: unknown): boolean {
  const error = field(event, "error");
  if (error !== undefined && error !== null && error !== "" && error !== false) return true;
  const status = numberField(event, "base_resp", "status_code");
  if (status !== undefined) return status !== 0;
  const isAnswer = Array.isArray(field(event, "choices")) || findUsage(event) !== undefined;
  return !isAnswer && numberField(event, "code") !== 0 && readErrorText(event, "") !== "";
}
