import type { Carry } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import { listField, textField, type WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

const protocol = "openai-chat";
/** Stands where a thought must be sent back that nobody has kept: Kimi takes no empty one. */
const lostThought = " ";

/** What a vendor wants to see again when the results of the tools it called come back. */
export function toCarry(reasoning: string, details: readonly unknown[]): Carry {
  return { protocol, content: details.length > 0 ? { reasoning, details } : { reasoning } };
}

/** The thought behind an answer, for the vendor that had it: as it was kept, else as the client sent it back. */
export function toReasoningFields({ carry, parts }: PromptMessage, quirks: Quirks): WireObject {
  const kept = carry?.protocol === protocol ? carry.content : undefined;
  const sent = parts.flatMap((part) => (part.type === "reasoning" ? [part.text] : [])).join("");
  const reasoning = textField(kept, "reasoning") ?? sent;
  if (quirks.reasoningField !== "reasoning_details") return { reasoning_content: reasoning || lostThought };
  const details = listField(kept, "details");
  if (details.length > 0) return { reasoning_details: details };
  return reasoning === "" ? {} : { reasoning_details: [{ type: "reasoning.text", text: reasoning }] };
}
