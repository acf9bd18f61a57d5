import { deleteMessage } from "@/lib/chat/branches";
import { readSnapshot } from "@/lib/chat/snapshot";
import { route } from "@/lib/http";

type Params = { sessId: string; messageId: string };

/** Deletes a message with everything that follows it; `restore` undoes that. */
export const DELETE = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) => {
  const removed = await deleteMessage(viewer, params.sessId, params.messageId);
  return Response.json({ ...(await readSnapshot(viewer, params.sessId)), ...removed });
});
