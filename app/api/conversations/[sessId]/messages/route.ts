import { z } from "zod";
import { listConversationMessages } from "@/lib/chat/conversations";
import { messagesAtOnce } from "@/lib/core/messages-at-once";
import { route } from "@/lib/http";
import { toUiMessages } from "@/lib/stream/ui-message";

const query = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.string().min(1).max(128)).max(messagesAtOnce)),
});

/** Messages of a conversation by their ids, of any branch. */
export const GET = route<undefined, { sessId: string }, typeof query>(
  { viewer: "browser", query },
  async ({ viewer, params, query: { ids } }) => {
    const messages = await listConversationMessages(viewer, params.sessId, ids);
    return Response.json({ messages: toUiMessages(messages) });
  },
);
