import type { ProviderId } from "@/env";
import type { Quirks } from "@/lib/providers/provider";

/** How some models of a vendor differ from its other models on the wire. */
export type ModelQuirks = { provider: ProviderId; model: RegExp; quirks: Quirks };

/** In order; what comes later wins. */
export const modelQuirks: readonly ModelQuirks[] = [
  // gateway.md 3.1, notes on OpenAI: `system` becomes `developer` on reasoning models. Their `-chat` siblings do not reason.
  { provider: "openai", model: /^(o\d|gpt-([5-9]|\d\d)(?!.*-chat))/, quirks: { systemRole: "developer" } },
  // gateway.md 3.2, max_completion_tokens: "`max_tokens`; K3 `max_completion_tokens`".
  { provider: "moonshot", model: /^kimi-k([3-9]|\d\d)/, quirks: { maxTokensField: "max_completion_tokens" } },
  // gateway.md 3.2, max_completion_tokens: "`max_tokens`; M3 `max_completion_tokens`".
  { provider: "minimax", model: /^minimax-m([3-9]|\d\d)/i, quirks: { maxTokensField: "max_completion_tokens" } },
  // gateway.md 3.3, endpoint: "X1.5 `/v2`, X2 `/x2`".
  { provider: "spark", model: /^(spark-x|x1)/, quirks: { chatPath: "/v2/chat/completions" } },
  { provider: "spark", model: /^(spark-)?x2/, quirks: { chatPath: "/x2/chat/completions" } },
];
