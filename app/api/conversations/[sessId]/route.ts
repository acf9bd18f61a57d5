import { z } from "zod";
import { deleteConversation, renameConversation, requireConversation } from "@/lib/chat/conversations";
import { route } from "@/lib/http";
import { toUiMessages } from "@/lib/stream/ui-message";

type Params = { sessId: string };
const rename = z.strictObject({ title: z.string().trim().min(1).max(200) });

/** One conversation with the messages of its shown path. */
export const GET = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) => {
  const { messages, ...conversation } = await requireConversation(viewer, params.sessId);
  return Response.json({ conversation, messages: toUiMessages(messages) });
});

/** Gives it another title. */
export const PATCH = route<typeof rename, Params>(
  { viewer: "browser", body: rename },
  async ({ viewer, body, params }) => {
    await renameConversation(viewer, params.sessId, body.title);
    return new Response(null, { status: 204 });
  },
);

/** Deletes it; `restore` undoes that. */
export const DELETE = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) => {
  await deleteConversation(viewer, params.sessId);
  return new Response(null, { status: 204 });
});
