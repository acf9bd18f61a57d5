import type { z } from "zod";
import type { ProviderId } from "@/env";
import type { ChatRequest } from "@/lib/core/chat-request";

/** A representative request, and what must be in its body, all of whose keys the dialect's schema has checked. */
export type Ask = { model?: string; request: Partial<ChatRequest>; sends: object };

/** What one vendor's server takes, and what it is asked in the vendor's own row of data. */
export type Dialect = { provider: ProviderId; model: string; takes: z.ZodType; asks: Record<string, Ask> };
