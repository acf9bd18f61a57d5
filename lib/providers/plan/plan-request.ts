import type { ChatRequest } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import { Draft, type Plan, type PlanSettings } from "./plan";
import { planContent } from "./plan-content";
import { planFormat } from "./plan-format";
import { planLength } from "./plan-length";
import { planSampling } from "./plan-sampling";
import { planSearch } from "./plan-search";
import { planThinking } from "./plan-thinking";
import { planTools } from "./plan-tools";

/**
 * Makes a request fit for a model by the policy of the API: what the model has is passed, what Parley can do in its
 * place is emulated, what is lost is warned of, and what would change the meaning of the answer is refused.
 * Pure: the same request, capabilities and settings make the same plan.
 * @throws AppError unsupported_parameter, invalid_value.
 */
export function planRequest(request: ChatRequest, capabilities: Capabilities, settings: PlanSettings): Plan {
  const draft = new Draft(request, capabilities, settings);
  planContent(draft);
  planSearch(draft);
  planLength(draft);
  planThinking(draft);
  planTools(draft);
  planSampling(draft);
  planFormat(draft);
  return { request: draft.request, warnings: draft.warnings, emulations: draft.emulations };
}
