import { changePreset, removePreset } from "@/lib/chat/presets";
import { maxPresetBytes, presetContentSchema } from "@/lib/core/preset";
import { route } from "@/lib/http";

type Params = { id: string };

/** Replaces what a preset sets. */
export const PUT = route<typeof presetContentSchema, Params>(
  { viewer: "browser", body: presetContentSchema, maxBytes: maxPresetBytes },
  async ({ viewer, body, params }) => Response.json({ preset: await changePreset(viewer, params.id, body) }),
);

/** Removes a preset. */
export const DELETE = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) => {
  await removePreset(viewer, params.id);
  return new Response(null, { status: 204 });
});
