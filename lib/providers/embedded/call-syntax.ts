import type { ChatWrapper, LlamaGrammar, LlamaTextInputValue, Token } from "node-llama-cpp";
import type { LoadedModel } from "./engine";

/** How a template writes the calls of functions. */
export type CallSyntax = {
  /** The text before the name in the first call, as tokens and as the pieces of text these stand for. */
  start: { tokens: Token[]; text: string };
  /** What may follow a whole call: the end of the answer, or the beginning of another call. */
  afterCall?: LlamaGrammar;
};

export async function callSyntax({ library, llama, model }: LoadedModel, wrapper: ChatWrapper): Promise<CallSyntax> {
  const { call, parallelism } = wrapper.settings.functions;
  const tokensOf = (...values: LlamaTextInputValue[]) =>
    library.LlamaText(values).tokenize(model.tokenizer, "trimLeadingSpace");
  // A token that ends the answer is allowed by any grammar that has come to its end, and is no text in it.
  const textOf = (tokens: Token[]) => {
    const end = tokens.findIndex((token) => model.isEogToken(token));
    return model.detokenize(end < 0 ? tokens : tokens.slice(0, end), true);
  };
  const start = tokensOf(parallelism?.call.sectionPrefix ?? "", call.prefix);
  const syntax: CallSyntax = { start: { tokens: start, text: textOf(start) } };
  if (!parallelism) return syntax;
  const another = textOf(tokensOf(parallelism.call.betweenCalls ?? "", call.prefix));
  const end = textOf(tokensOf(parallelism.call.sectionSuffix ?? ""));
  const grammar = `root ::= ${literal(another)} | ${literal(end)}${end === "" ? "" : ` | ""`}`;
  return { ...syntax, afterCall: await llama.createGrammar({ grammar }) };
}

/** A text as a literal of a grammar. */
export function literal(text: string): string {
  return JSON.stringify(text);
}
