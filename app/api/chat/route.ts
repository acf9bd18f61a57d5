import { startTurn } from "@/lib/chat/start-turn";
import { startTurnSchema } from "@/lib/core/conversation";
import { answerParametersSchema, toAnswerSettings } from "@/lib/gateway/to-answer-settings";
import { route } from "@/lib/http";
import { uiStreamResponse } from "@/lib/stream/ui-response";

const body = startTurnSchema.safeExtend({ parameters: answerParametersSchema.optional() });

/** Starts a turn and streams its answer. */
export const POST = route({ viewer: "browser", body }, async ({ viewer, body }) =>
  uiStreamResponse(await startTurn(viewer, body, toAnswerSettings(body.parameters))),
);
