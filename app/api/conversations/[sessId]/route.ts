import { z } from "zod";
import { deleteConversation, renameConversation } from "@/lib/chat/conversations";
import { readSnapshot } from "@/lib/chat/snapshot";
import { route } from "@/lib/http";

type Params = { sessId: string };
const rename = z.strictObject({ title: z.string().trim().min(1).max(200) });

/** One conversation with the last messages of its shown path. */
export const GET = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) =>
  Response.json(await readSnapshot(viewer, params.sessId)),
);

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
