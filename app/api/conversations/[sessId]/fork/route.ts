import { z } from "zod";
import { fork } from "@/lib/chat/branches";
import { sessIdSchema } from "@/lib/core/conversation";
import { route } from "@/lib/http";

const body = z.strictObject({ messageId: z.string().min(1).max(128), sessId: sessIdSchema });

/** Begins another conversation with what was said up to a message. */
export const POST = route<typeof body, { sessId: string }>(
  { viewer: "browser", body },
  async ({ viewer, params, body }) => {
    await fork(viewer, params.sessId, body.messageId, body.sessId);
    return Response.json({ sessId: body.sessId }, { status: 201 });
  },
);
