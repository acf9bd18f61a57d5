import type { Effort } from "@/lib/core/chat-request";
import type { ThinkingCapability } from "@/lib/core/model";
import type { WireObject } from "@/lib/net/wire-json";
import type { ProviderCall } from "@/lib/providers/provider";

type Asked = Pick<ProviderCall, "request" | "capabilities">;

/** Whether the model may think in answering, so that its thoughts are worth keeping. */
export function mayThink({ request, capabilities }: Asked): boolean {
  const own = capabilities.thinking;
  return own !== undefined && !(own.canDisable && request.thinking.mode === "off");
}

/** The fields that say how much to think, and that a summary of it is wanted. */
export function toReasoning({ request, capabilities }: Asked): WireObject {
  const own = capabilities.thinking;
  if (!own) return {};
  const { mode, include } = request.thinking;
  const wanted = toEffort(request.thinking.effort, mode, own);
  // OpenAI's search is not to be had with the least effort: https://platform.openai.com/docs/guides/tools-web-search
  const effort = wanted === "minimal" && request.search ? "low" : wanted;
  // Ark switches thinking apart from its degree and gives the thought itself (gateway.md 3.2).
  if (own.kind === "type") {
    const type = mode === "on" ? "enabled" : "disabled";
    return {
      thinking: mode === "unset" ? undefined : { type },
      reasoning: mode === "on" && effort ? { effort } : undefined,
    };
  }
  // Not of every answer: OpenAI refuses summaries to organisations that it has not verified.
  const isShown = include ?? mode === "on";
  const summary = isShown && mode !== "off" ? "auto" : undefined;
  return effort === undefined && summary === undefined ? {} : { reasoning: { effort, summary } };
}

/** A model that does not think unless it is told to has to be told a degree. */
function toEffort(
  wanted: Effort | undefined,
  mode: "on" | "off" | "unset",
  own: ThinkingCapability,
): Effort | undefined {
  if (mode === "off" && own.canDisable) return "none";
  if (wanted !== undefined || mode !== "on" || own.byDefault) return wanted;
  return own.efforts.includes("medium") ? "medium" : own.efforts[0];
}
