import { resumeTurn } from "@/lib/chat/turn-subscription";
import { route } from "@/lib/http";
import { uiStreamResponse } from "@/lib/stream/ui-response";

/** The running turn from its beginning, then as it grows; 204 when nothing runs. */
export const GET = route<undefined, { sessId: string }>({ viewer: "browser" }, async ({ viewer, params }) => {
  const turn = await resumeTurn(viewer, params.sessId);
  return turn ? uiStreamResponse(turn) : new Response(null, { status: 204 });
});
