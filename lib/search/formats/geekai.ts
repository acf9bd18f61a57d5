import { listField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";
import { recencyWord } from "./recency";
import { zhipuEngine } from "./zhipu-engine";

/** Zhipu's engines as GeekAI sells them: `POST /web_search`, gateway.md 1.5. */
export function geekaiFormat(name: string, model: string): EngineFormat {
  return {
    ...zhipuEngine,
    name,
    baseUrl: "https://geekai.co/api/v1",
    toRequest: (query) => ({
      method: "POST",
      path: "web_search",
      body: {
        model,
        prompt: query.text,
        intent: query.intent,
        count: query.count,
        recency_filter: recencyWord(query.recency),
        content_size: query.contentSize === "high" ? "high" : "medium",
        domain_filter: query.hosts.length === 0 ? undefined : query.hosts.join(","),
      },
    }),
    toResults: (answer) => listField(answer, "results"),
  };
}
