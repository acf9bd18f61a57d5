import { getPreferences, setPreferences } from "@/lib/chat/preferences";
import { preferencesSchema } from "@/lib/core/preset";
import { route } from "@/lib/http";

/** What the viewer has set for every conversation. */
export const GET = route({ viewer: "browser" }, async ({ viewer }) => Response.json(await getPreferences(viewer)));

/** Replaces it. */
export const PUT = route({ viewer: "browser", body: preferencesSchema }, async ({ viewer, body }) =>
  Response.json(await setPreferences(viewer, body)),
);
