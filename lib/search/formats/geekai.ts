import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt } from "@/lib/search/read-json";
import { recencyInOnes } from "./recency";

/** Zhipu's engines as GeekAI sells them: `POST /web_search`, gateway.md 1.5. */
export function geekaiFormat(name: string, model: string): EngineFormat {
  return {
    name,
    baseUrl: "https://geekai.co/api/v1",
    needsKey: true,
    limits: { characters: 70, count: 50, recency: true, intent: true, hosts: 20, siteOperator: false },
    toRequest: (query) => ({
      method: "POST",
      path: "web_search",
      body: {
        model,
        prompt: query.text,
        intent: query.intent,
        count: query.count,
        recency_filter: query.recency === undefined ? "noLimit" : recencyInOnes[query.recency],
        content_size: query.contentSize === "high" ? "high" : "medium",
        domain_filter: query.hosts.length === 0 ? undefined : query.hosts.join(","),
      },
    }),
    toResults: (answer) => listAt(answer, "results"),
    toSource: (result) => ({
      url: textAt(result, "link"),
      title: textAt(result, "title"),
      snippet: textAt(result, "content"),
      media: textAt(result, "media"),
      icon: textAt(result, "icon"),
    }),
  };
}
