import { env } from "@/env";
import { complete } from "@/lib/chat/complete";
import { listModels } from "@/lib/chat/models";
import { toAnswerStyle } from "@/lib/gateway/answer-style";
import { splitModelSuffix } from "@/lib/gateway/model-suffix";
import { refuseMethod } from "@/lib/gateway/refuse-method";
import { completionRequestSchema } from "@/lib/gateway/request-schema";
import { requestWarnings } from "@/lib/gateway/request-warnings";
import { toCompletionResponse } from "@/lib/gateway/respond";
import { toChatRequest } from "@/lib/gateway/to-chat-request";
import type { SuffixThinking } from "@/lib/gateway/to-thinking";
import { route } from "@/lib/http";

/** `POST /api/v1/chat/completions`: one request shape for every provider, streamed or not. */
export const POST = route(
  { viewer: "api", body: completionRequestSchema, maxBytes: 32 * 1024 * 1024 },
  async ({ request, viewer, body }) => {
    const warnings = requestWarnings(body);
    const named = body.model ?? (await listModels()).defaultModel;
    const asker = { ...(await withoutSuffix(named)), userId: viewer.userId };
    const left = new AbortController();
    const completion = await complete(viewer, toChatRequest(body, asker), {
      sessId: body.sess_id || undefined,
      signal: AbortSignal.any([request.signal, left.signal]),
    });
    return toCompletionResponse(completion, {
      model: named,
      style: toAnswerStyle(body),
      warnings,
      onCancel: () => left.abort(),
      beginsEarly: env().earlyResponse,
    });
  },
);

/** A name that ends like a switch for thinking means the switch, unless a model has that very name. */
async function withoutSuffix(named: string): Promise<{ model: string; suffix?: SuffixThinking }> {
  const split = splitModelSuffix(named);
  if (!split) return { model: named };
  const { models } = await listModels();
  const isListed = (wanted: string) => models.some(({ id, qualifiedId }) => id === wanted || qualifiedId === wanted);
  return isListed(split.model) && !isListed(named) ? split : { model: named };
}

const refuse = route({ viewer: "api" }, async ({ request }) => refuseMethod(request, "POST"));

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
