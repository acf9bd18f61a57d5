import { z } from "zod";

/** What Zhipu's search takes. https://docs.bigmodel.cn/api-reference/工具-api/网络搜索 */
export const zhipuInput = z
  .strictObject({
    search_query: z.string().min(1).max(70),
    search_engine: z.enum([
      "search_std",
      "search_pro",
      "search_pro_sogou",
      "search_pro_quark",
      "search_pro_jina",
      "search_pro_bing",
    ]),
    search_intent: z.boolean(),
    count: z.int().min(1).max(50),
    search_domain_filter: z.string().min(1).optional(),
    search_recency_filter: z.enum(["oneDay", "oneWeek", "oneMonth", "oneYear", "noLimit"]),
    content_size: z.enum(["medium", "high"]),
  })
  .refine((input) => input.search_engine !== "search_pro_sogou" || input.count % 10 === 0);
