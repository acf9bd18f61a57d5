import type { TokenLogprob } from "@/lib/core/chunk";
import { field, listField, numberField } from "@/lib/net/wire-json";

/** The token log probabilities of one choice; empty when it has none. */
export function toLogprobs(choice: unknown): TokenLogprob[] {
  return listField(choice, "logprobs", "content").map((one) => ({
    ...toToken(one),
    top: listField(one, "top_logprobs").map(toToken),
  }));
}

function toToken(wire: unknown): Omit<TokenLogprob, "top"> {
  const token = field(wire, "token");
  const bytes = listField(wire, "bytes").filter((byte) => typeof byte === "number");
  return {
    token: typeof token === "string" ? token : "",
    logprob: numberField(wire, "logprob") ?? 0,
    bytes: Array.isArray(field(wire, "bytes")) ? bytes : null,
  };
}
