import { startTurn } from "@/lib/chat/start-turn";
import { startTurnSchema } from "@/lib/core/conversation";
import { route } from "@/lib/http";
import { uiStreamResponse } from "@/lib/stream/ui-response";

/** Starts a turn and streams its answer. */
export const POST = route({ viewer: "browser", body: startTurnSchema }, async ({ viewer, body }) =>
  uiStreamResponse(await startTurn(viewer, body)),
);
