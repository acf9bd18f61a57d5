import type { Recency } from "@/lib/core/chat-request";
import type { Citation } from "@/lib/core/chunk";

/** A page that a search found; `snippet` is what is known of its content. */
export type Source = Omit<Citation, "index">;

/** How much of each page's content is wanted. */
export type ContentSize = "low" | "medium" | "high";

/** One question to one engine. Its text, count and hosts are within the limits; what else it lacks it leaves unread. */
export type EngineQuery = {
  text: string;
  count: number;
  contentSize: ContentSize;
  /** Only these hosts; empty when any will do, or when `text` says it with operators. */
  hosts: readonly string[];
  recency?: Recency;
  intent: boolean;
  now: Date;
};

/** What an engine takes. What it lacks is done without, or made up for by Parley. */
export type EngineLimits = {
  /** Longest query. */
  characters: number;
  words?: number;
  /** Most results of one search. */
  count: number;
  /** Whether it can be told how new a page must be. */
  recency: boolean;
  /** Whether it can work out what is meant. */
  intent: boolean;
  /** Most hosts it takes as a filter. */
  hosts: number;
  /** Whether it understands `site:` inside the query. */
  siteOperator: boolean;
};

/** One way of searching the web that can be used now. */
export type SearchEngine = {
  id: string;
  name: string;
  limits: EngineLimits;
  /**
   * One search, which is billed when it was answered. Addresses are http(s), texts carry no hidden characters.
   * @throws AppError upstream_*, rate_limit_exceeded, insufficient_quota, timeout; the signal's reason when aborted.
   */
  search(query: EngineQuery, signal: AbortSignal): Promise<Source[]>;
};
