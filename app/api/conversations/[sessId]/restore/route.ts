import { restoreConversation } from "@/lib/chat/conversations";
import { route } from "@/lib/http";

/** Undoes a deletion. */
export const POST = route<undefined, { sessId: string }>({ viewer: "browser" }, async ({ viewer, params }) => {
  await restoreConversation(viewer, params.sessId);
  return new Response(null, { status: 204 });
});
