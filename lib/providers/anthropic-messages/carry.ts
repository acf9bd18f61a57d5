import type { Carry } from "@/lib/core/chunk";
import { isWireObject, listField, textField } from "@/lib/net/wire-json";

type Wire = Record<string, unknown>;

const protocol = "anthropic-messages";
const ownWords = new Set(["text", "tool_use"]);

/**
 * What Claude has to see again when the results of its tools come back: the answer as it was, if there is more to it
 * than its words and its calls. Blocks of features that have to be asked for (compaction, fallback) stay out.
 */
export function toCarry(content: readonly Wire[]): Carry | undefined {
  const blocks = content.filter((block) => isThought(block) || isOfServerTool(block) || ownWords.has(typeOf(block)));
  if (blocks.every((block) => ownWords.has(typeOf(block)))) return undefined;
  return { protocol, content: { blocks } };
}

/** The blocks that a carry of this protocol holds. */
export function blocksOf(carry: Carry | undefined): Wire[] {
  if (carry?.protocol !== protocol) return [];
  return listField(carry.content, "blocks").flatMap((block) => (isWireObject(block) ? [{ ...block }] : []));
}

/** Whether a block is a thought that the API will take back: other servers sign none, and it refuses those. */
export function isThought(block: Wire): boolean {
  if (block.type === "redacted_thinking") return textField(block, "data") !== undefined;
  return block.type === "thinking" && textField(block, "signature") !== undefined;
}

/** Whether a block belongs to a tool that Anthropic runs: web search and its results. */
export function isOfServerTool(block: Wire): boolean {
  return block.type === "server_tool_use" || typeOf(block).endsWith("_tool_result");
}

function typeOf(block: Wire): string {
  return typeof block.type === "string" ? block.type : "";
}
