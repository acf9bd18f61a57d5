import type { LlamaModel } from "node-llama-cpp";
import { isWireObject } from "@/lib/net/wire-json";

/** Longer texts are not compared token by token, which would hold up the whole server. */
const longestCompared = 16_384;

/**
 * A JSON value whose texts hold no mark of the model's template. Calls and descriptions of functions become a part of
 * the rendered template, where `<|im_end|>` in an argument would end the message; a character of no width keeps it
 * text.
 */
export function withoutMarks(model: LlamaModel, value: unknown): unknown {
  if (typeof value === "string") return hasMarks(model, value) ? value.replaceAll(/[<[]/g, "$&\u200b") : value;
  if (Array.isArray(value)) return value.map((one) => withoutMarks(model, one));
  if (!isWireObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMarks(model, one)]));
}

function hasMarks(model: LlamaModel, text: string): boolean {
  if (!/[<[]/.test(text)) return false;
  if (text.length > longestCompared) return true;
  const plain = model.tokenize(text, false);
  const marked = model.tokenize(text, true);
  return plain.length !== marked.length || plain.some((token, at) => token !== marked[at]);
}
