import { z } from "zod";
import { findInConversation } from "@/lib/chat/find-in-conversation";
import { route } from "@/lib/http";

const query = z.strictObject({ q: z.string().min(1).max(500) });

/** Where in the shown path a text stands. */
export const GET = route<undefined, { sessId: string }, typeof query>(
  { viewer: "browser", query },
  async ({ viewer, params, query: { q } }) =>
    Response.json({ matches: await findInConversation(viewer, params.sessId, q) }),
);
