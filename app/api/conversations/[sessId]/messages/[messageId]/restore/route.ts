import { z } from "zod";
import { undeleteMessage } from "@/lib/chat/branches";
import { readSnapshot } from "@/lib/chat/snapshot";
import { route } from "@/lib/http";

type Params = { sessId: string; messageId: string };
const body = z.strictObject({
  /** The end of the path that was shown before the deletion. */
  leafId: z.string().min(1).max(128).nullable().optional(),
});

/** Undoes the deletion of a message. */
export const POST = route<typeof body, Params>({ viewer: "browser", body }, async ({ viewer, params, body }) => {
  await undeleteMessage(viewer, params.sessId, params.messageId, body.leafId ?? null);
  return Response.json(await readSnapshot(viewer, params.sessId));
});
