import { findDraft, saveDraft } from "@/lib/chat/drafts";
import { saveDraftSchema } from "@/lib/core/draft";
import { AppError, toErrorBody } from "@/lib/core/errors";
import { route } from "@/lib/http";

type Params = { key: string };

/** What is in the composer of a conversation; null when nothing was ever put there. */
export const GET = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) =>
  Response.json({ draft: (await findDraft(viewer, params.key)) ?? null }),
);

/** Stores it; where somebody else wrote meanwhile, what they wrote is the answer. */
export const PUT = route<typeof saveDraftSchema, Params>(
  { viewer: "browser", body: saveDraftSchema },
  async ({ viewer, body, params }) => {
    const saved = await saveDraft(viewer, params.key, body);
    if ("revision" in saved) return Response.json(saved);
    const conflict = new AppError("conflict", "Somebody else wrote here meanwhile.", { param: "basedOn" });
    return Response.json(
      { ...toErrorBody(conflict.toShape()), draft: saved.stored ?? null },
      { status: conflict.status },
    );
  },
);
