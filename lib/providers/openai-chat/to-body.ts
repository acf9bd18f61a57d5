import type { Thinking } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import type { WireObject } from "@/lib/net/wire-json";
import { quirksOf } from "@/lib/providers/catalogue/quirks-of";
import type { ProviderCall } from "@/lib/providers/provider";
import { toMessages } from "./to-messages";
import { toOutputFields } from "./to-output-fields";
import { toSamplingFields } from "./to-sampling-fields";
import { toSearchFields } from "./to-search-fields";
import { toSenderFields } from "./to-sender-fields";
import { toThinkingFields } from "./to-thinking-fields";
import { toToolFields } from "./to-tool-fields";

/** The JSON body of one question. Undefined values are left out when it is written. */
export function toBody({ request, model, upstream, capabilities }: Omit<ProviderCall, "signal">): WireObject {
  const quirks = quirksOf(upstream, model);
  const thinking = searchesInLoop({ request, capabilities }) ? { mode: "off" as const } : request.thinking;
  const search = toSearchFields(request.search, capabilities.search);
  return {
    model,
    messages: toMessages(request.messages, {
      quirks,
      returnsReasoning: quirks.returnsReasoning === true && mayThink(thinking, capabilities),
    }),
    stream: true,
    ...(quirks.streamOptions === false ? {} : { stream_options: { include_usage: true } }),
    ...toThinkingFields(thinking, capabilities.thinking),
    ...toSamplingFields(request, quirks),
    ...toOutputFields(request, quirks),
    ...toToolFields(request, quirks, search.tools),
    ...search.fields,
    ...toSenderFields(request, quirks),
    ...quirks.extraBody,
  };
}

/** Whether the model searches by a tool of its own that has to be answered, during which it cannot think (Moonshot). */
export function searchesInLoop({ request, capabilities }: Pick<ProviderCall, "request" | "capabilities">): boolean {
  return Boolean(request.search) && capabilities.search?.kind === "kimi-builtin";
}

function mayThink({ mode }: Thinking, { thinking }: Capabilities): boolean {
  return thinking !== undefined && mode !== "off" && (mode === "on" || thinking.byDefault);
}
