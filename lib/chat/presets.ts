import { randomUUID } from "node:crypto";
import { deletePreset, insertPreset, listPresetRows, updatePreset } from "@/db/queries/presets";
import { AppError } from "@/lib/core/errors";
import { mostPresets, type Preset, type PresetContent } from "@/lib/core/preset";
import type { Viewer } from "@/lib/core/viewer";
import { publish } from "./live-events";

/** The viewer's presets, oldest first. */
export async function listPresets(viewer: Viewer): Promise<Preset[]> {
  return listPresetRows(viewer);
}

/** Keeps a new preset. @throws AppError conflict when there are too many. */
export async function addPreset(viewer: Viewer, content: PresetContent): Promise<Preset> {
  const preset = { ...content, id: randomUUID() };
  if (!(await insertPreset(viewer, preset, mostPresets))) {
    throw new AppError("conflict", `There are ${mostPresets} presets already; delete one first.`);
  }
  publish(viewer.userId, { type: "presets" });
  return preset;
}

/** Replaces what a preset sets. @throws AppError not_found. */
export async function changePreset(viewer: Viewer, id: string, content: PresetContent): Promise<Preset> {
  if (!(await updatePreset(viewer, id, content))) throw notFound();
  publish(viewer.userId, { type: "presets" });
  return { ...content, id };
}

/** Removes a preset. @throws AppError not_found. */
export async function removePreset(viewer: Viewer, id: string): Promise<void> {
  if (!(await deletePreset(viewer, id))) throw notFound();
  publish(viewer.userId, { type: "presets" });
}

function notFound(): AppError {
  return new AppError("not_found", "There is no such preset.", { param: "id" });
}
