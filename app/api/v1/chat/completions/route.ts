import { complete } from "@/lib/chat/complete";
import { listModels } from "@/lib/chat/models";
import { completionRequestSchema } from "@/lib/gateway/request-schema";
import { toCompletionResponse } from "@/lib/gateway/respond";
import { toChatRequest, toWarningsHeader, unusedKeys } from "@/lib/gateway/to-chat-request";
import { route } from "@/lib/http";

/** `POST /api/v1/chat/completions`: one request shape for every provider, streamed or not. */
export const POST = route(
  { viewer: "api", body: completionRequestSchema, maxBytes: 32 * 1024 * 1024 },
  async ({ request, viewer, body }) => {
    const model = body.model ?? (await listModels()).defaultModel;
    const headers = toWarningsHeader(unusedKeys(body));
    const left = new AbortController();
    const completion = await complete(viewer, toChatRequest(body, model), {
      sessId: body.sess_id || undefined,
      signal: AbortSignal.any([request.signal, left.signal]),
    });
    return toCompletionResponse(completion, body, model, { headers, onCancel: () => left.abort() });
  },
);
