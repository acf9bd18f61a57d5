import { z } from "zod";
import type { Recency } from "@/lib/core/chat-request";

const recencies = {
  oneDay: "day",
  oneWeek: "week",
  oneMonth: "month",
  oneYear: "year",
  day: "day",
  week: "week",
  month: "month",
  year: "year",
  noLimit: undefined,
} as const satisfies Record<string, Recency | undefined>;

const recency = z
  .enum(Object.keys(recencies) as (keyof typeof recencies)[])
  .transform((spelling): Recency | undefined => recencies[spelling]);

/** Hosts as `a.com,b.com` or as a list; an address stands for its host. */
const domains = z
  .union([z.string().max(10_000), z.array(z.string().max(1_000)).max(100)], {
    error: "must be a text with commas or a list",
  })
  .transform((given) =>
    (typeof given === "string" ? given.split(",") : given).map(toHost).filter((host) => host !== ""),
  );

function toHost(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/?#].*$/s, "");
}

const contentSize = z.enum(["low", "medium", "high"]);

/** Every spelling of a wish for a web search (gateway.md 1.1). */
export const searchFields = {
  enable_search: z.boolean().nullish(),
  search_config: z
    .looseObject({
      engine: z.string().max(100).nullish(),
      deepable: z.boolean().nullish(),
      return_result: z.boolean().nullish(),
      prompt: z.string().max(10_000).nullish(),
      intent: z.boolean().nullish(),
      count: z.int().min(1).max(50).nullish(),
      domain_filter: domains.nullish(),
      recency_filter: recency.nullish(),
      content_size: contentSize.nullish(),
      result_sequence: z.enum(["before", "after"]).nullish(),
      require_search: z.boolean().nullish(),
    })
    .nullish(),
  /** OpenAI's own switch; only the size has a counterpart. */
  web_search_options: z.looseObject({ search_context_size: contentSize.nullish() }).nullish(),
};
