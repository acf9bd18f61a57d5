import { listConversations } from "@/lib/chat/conversations";
import { route } from "@/lib/http";

/** The viewer's conversations, newest change first. */
export const GET = route({ viewer: "browser" }, async ({ viewer }) =>
  Response.json({ conversations: await listConversations(viewer) }),
);
