import { field, listField, textField } from "@/lib/net/wire-json";

/** What one delta (or whole message) says. */
export type Said = { reasoning: string; text: string };

/**
 * Reads text and reasoning out of a delta. Vendors put reasoning in different places, some in two at once, so the
 * first place that holds any is the one that counts.
 */
export function readDelta(delta: unknown): Said {
  const content = field(delta, "content");
  const parts = Array.isArray(content) ? content : [];
  const text = typeof content === "string" ? content : parts.map(textOfPart).join("");
  return { reasoning: readReasoning(delta) ?? parts.map(thoughtOfPart).join(""), text };
}

function readReasoning(delta: unknown): string | undefined {
  const plain =
    textField(delta, "reasoning_content") ?? textField(delta, "reasoning_text") ?? textField(delta, "reasoning");
  if (plain !== undefined) return plain;
  const details = listField(delta, "reasoning_details");
  const text = details.map((detail) => textField(detail, "text") ?? textField(detail, "summary") ?? "").join("");
  return text === "" ? undefined : text;
}

function textOfPart(part: unknown): string {
  if (typeof part === "string") return part;
  const type = field(part, "type");
  return type === undefined || type === "text" || type === "output_text" ? (textField(part, "text") ?? "") : "";
}

/** Mistral: `{type:"thinking", thinking:[{type:"text", text}]}`; others put a plain string there. */
function thoughtOfPart(part: unknown): string {
  if (field(part, "type") !== "thinking") return "";
  const thinking = field(part, "thinking");
  return typeof thinking === "string" ? thinking : listField(part, "thinking").map(textOfPart).join("");
}
