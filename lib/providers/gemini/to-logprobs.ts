import type { TokenLogprob } from "@/lib/core/chunk";
import { listField, numberField, textField } from "@/lib/net/wire-json";

/** The token log probabilities of one candidate, with the bytes Gemini does not give; empty when it has none. */
export function toLogprobs(candidate: unknown): TokenLogprob[] {
  const alternatives = listField(candidate, "logprobsResult", "topCandidates");
  return listField(candidate, "logprobsResult", "chosenCandidates").map((chosen, at) => ({
    ...toToken(chosen),
    top: listField(alternatives[at], "candidates").map(toToken),
  }));
}

function toToken(wire: unknown): Omit<TokenLogprob, "top"> {
  const token = textField(wire, "token") ?? "";
  return { token, logprob: numberField(wire, "logProbability") ?? 0, bytes: [...Buffer.from(token)] };
}
