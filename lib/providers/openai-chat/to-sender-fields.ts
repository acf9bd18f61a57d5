import { createHash } from "node:crypto";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

/** OpenAI's bound on `prompt_cache_key`, the smallest among the vendors. */
const longestKey = 64;

/** Who asks and in which conversation, for the vendors that want to know. */
export function toSenderFields({ sessId, endUser, metadata }: ChatRequest, quirks: Quirks): WireObject {
  return {
    ...(quirks.sessIdField && sessId ? { [quirks.sessIdField]: toKey(sessId) } : {}),
    ...(quirks.endUserField && endUser ? { [quirks.endUserField]: endUser } : {}),
    ...(quirks.metadata && metadata ? { metadata } : {}),
  };
}

/** The key only has to be the same each time, so one that is too long goes as its hash. */
function toKey(sessId: string): string {
  return sessId.length <= longestKey ? sessId : createHash("sha256").update(sessId).digest("hex");
}
