import { textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

/** What Zhipu's engines are like wherever they are sold. */
export const zhipuEngine = {
  needsKey: true,
  limits: { characters: 70, count: 50, recency: true, intent: true, hosts: 20, siteOperator: false },
  toSource: (result) => ({
    url: textField(result, "link"),
    title: textField(result, "title"),
    snippet: textField(result, "content"),
    media: textField(result, "media"),
    icon: textField(result, "icon"),
    date: textField(result, "publish_date"),
  }),
} satisfies Partial<EngineFormat>;
