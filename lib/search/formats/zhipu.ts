import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt } from "@/lib/search/read-json";
import { recencyInOnes } from "./recency";

/** Sogou gives its results in tens and takes no other count. */
const countStep: Record<string, number> = { search_pro_sogou: 10 };

/** One of Zhipu's engines. https://docs.bigmodel.cn/api-reference/工具-api/网络搜索 */
export function zhipuFormat(name: string, engine: string): EngineFormat {
  const step = countStep[engine] ?? 1;
  return {
    name,
    baseUrl: "https://open.bigmodel.cn/api/paas/v4",
    needsKey: true,
    limits: { characters: 70, count: 50, recency: true, intent: true, hosts: 20, siteOperator: false },
    toRequest: (query) => ({
      method: "POST",
      path: "web_search",
      body: {
        search_query: query.text,
        search_engine: engine,
        search_intent: query.intent,
        count: Math.ceil(query.count / step) * step,
        search_domain_filter: query.hosts.length === 0 ? undefined : query.hosts.join(","),
        search_recency_filter: query.recency === undefined ? "noLimit" : recencyInOnes[query.recency],
        content_size: query.contentSize === "high" ? "high" : "medium",
      },
    }),
    toResults: (answer) => listAt(answer, "search_result"),
    toSource: (result) => ({
      url: textAt(result, "link"),
      title: textAt(result, "title"),
      snippet: textAt(result, "content"),
      media: textAt(result, "media"),
      icon: textAt(result, "icon"),
      date: textAt(result, "publish_date"),
    }),
  };
}
