import { type Draft, unsupported } from "./plan";
import { isThinking } from "./plan-sampling";

/** Functions are refused where the model has none; how they are to be called is fitted. */
export function planTools(draft: Draft): void {
  const { request, capabilities, emulations } = draft;
  if (!request.tools?.length) {
    request.tools = undefined;
    request.toolChoice = undefined;
    request.parallelToolCalls = undefined;
    return;
  }
  if (!capabilities.tools) {
    if (request.toolChoice !== "none") throw unsupported("tools", "the model does not call functions");
    draft.drop("tools", "the model does not call functions");
    request.tools = undefined;
    request.toolChoice = undefined;
    request.parallelToolCalls = undefined;
    return;
  }
  planChoice(draft);
  if (capabilities.parallelToolCalls) return;
  if (request.parallelToolCalls === false) emulations.oneToolCall = true;
  request.parallelToolCalls = undefined;
}

function planChoice(draft: Draft): void {
  const { request, capabilities } = draft;
  const choice = request.toolChoice;
  if (choice === undefined || choice === "auto") return;
  if (choice === "none") {
    if (capabilities.toolChoice.none) return;
    // A model that is shown no tools calls none.
    request.tools = undefined;
    request.toolChoice = undefined;
    return;
  }
  const takes = choice === "required" ? capabilities.toolChoice.required : capabilities.toolChoice.named;
  if (!takes) {
    draft.drop("tool_choice", "the model chooses by itself");
    request.toolChoice = undefined;
    return;
  }
  if (!isThinking(draft) || !capabilities.ignoredWhileThinking.includes("toolChoice")) return;
  // A call that is wanted in so many words matters more than the thought before it.
  if (capabilities.thinking?.canDisable) {
    if (request.thinking.mode === "on") draft.drop("thinking", "the model cannot think when it has to call a tool");
    request.thinking = { mode: "off" };
  } else {
    draft.drop("tool_choice", "the model chooses by itself while it thinks");
    request.toolChoice = undefined;
  }
}
