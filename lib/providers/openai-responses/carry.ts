import type { Carry } from "@/lib/core/chunk";
import { field, listField, textField } from "@/lib/net/wire-json";

const protocol = "openai-responses";

/**
 * What a follow-up on tool calls must show again: reasoning and searches exactly as they came, with the calls between
 * them as marks of their places. Undefined when there is nothing but calls.
 */
export function toCarry(output: readonly unknown[]): Carry | undefined {
  const items = output.flatMap((item) => {
    if (isShownAgain(item)) return [item];
    const callId = markedCall(item);
    return callId === undefined ? [] : [{ type: "function_call", call_id: callId }];
  });
  return items.some(isShownAgain) ? { protocol, content: { items } } : undefined;
}

/** The items of a carry of this protocol; none of any other. */
export function carriedItems(carry: Carry | undefined): unknown[] {
  return carry?.protocol === protocol ? listField(carry.content, "items") : [];
}

/** The id of the call whose place an item marks. */
export function markedCall(item: unknown): string | undefined {
  return field(item, "type") === "function_call" ? textField(item, "call_id") : undefined;
}

/**
 * Nothing is stored at the vendor, so a thought without its content would be looked up by its id and not be found
 * (https://github.com/vercel/ai/issues/7543). With its content it must keep its id: the two are checked as a pair.
 */
function isShownAgain(item: unknown): boolean {
  if (field(item, "type") === "web_search_call") return true;
  if (field(item, "type") !== "reasoning") return false;
  return textField(item, "encrypted_content") !== undefined || listField(item, "content").length > 0;
}
