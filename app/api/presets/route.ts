import { addPreset, listPresets } from "@/lib/chat/presets";
import { maxPresetBytes, presetContentSchema } from "@/lib/core/preset";
import { route } from "@/lib/http";

/** The viewer's presets. */
export const GET = route({ viewer: "browser" }, async ({ viewer }) =>
  Response.json({ presets: await listPresets(viewer) }),
);

/** Keeps a new one. */
export const POST = route(
  { viewer: "browser", body: presetContentSchema, maxBytes: maxPresetBytes },
  async ({ viewer, body }) => Response.json({ preset: await addPreset(viewer, body) }, { status: 201 }),
);
