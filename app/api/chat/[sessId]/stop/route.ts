import { z } from "zod";
import { stopTurn } from "@/lib/chat/stop-turn";
import { clientIdSchema } from "@/lib/core/client-id";
import { route } from "@/lib/http";

const body = z.strictObject({ turnId: clientIdSchema });

/** Stops one turn; again is harmless. */
export const POST = route<typeof body, { sessId: string }>(
  { viewer: "browser", body },
  async ({ viewer, body: { turnId }, params }) =>
    Response.json({ state: await stopTurn(viewer, params.sessId, turnId) }),
);
