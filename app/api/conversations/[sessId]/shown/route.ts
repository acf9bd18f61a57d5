import { z } from "zod";
import { showMessage } from "@/lib/chat/branches";
import { readSnapshot } from "@/lib/chat/snapshot";
import { route } from "@/lib/http";

const body = z.strictObject({ messageId: z.string().min(1).max(128) });

/** Shows another version of a message, and what followed it. */
export const POST = route<typeof body, { sessId: string }>(
  { viewer: "browser", body },
  async ({ viewer, params, body }) => {
    await showMessage(viewer, params.sessId, body.messageId);
    return Response.json(await readSnapshot(viewer, params.sessId));
  },
);
