import { listField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";
import { recencyWord } from "./recency";
import { zhipuEngine } from "./zhipu-engine";

/** Sogou gives its results in tens and takes no other count. */
const countStep: Record<string, number> = { search_pro_sogou: 10 };

/** One of Zhipu's engines. https://docs.bigmodel.cn/api-reference/工具-api/网络搜索 */
export function zhipuFormat(name: string, engine: string): EngineFormat {
  const step = countStep[engine] ?? 1;
  return {
    ...zhipuEngine,
    name,
    baseUrl: "https://open.bigmodel.cn/api/paas/v4",
    toRequest: (query) => ({
      method: "POST",
      path: "web_search",
      body: {
        search_query: query.text,
        search_engine: engine,
        search_intent: query.intent,
        count: Math.ceil(query.count / step) * step,
        search_domain_filter: query.hosts.length === 0 ? undefined : query.hosts.join(","),
        search_recency_filter: recencyWord(query.recency),
        content_size: query.contentSize === "high" ? "high" : "medium",
      },
    }),
    toResults: (answer) => listField(answer, "search_result"),
  };
}
