import { z } from "zod";
import { maxSystemLength, parametersSchema } from "./draft";
import { maxMessageLength } from "./message-length";

/** What a preset sets; what is absent it leaves as it is. */
export const presetContentSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Words put into the composer. */
  text: z.string().max(maxMessageLength).optional(),
  system: z.string().max(maxSystemLength).optional(),
  model: z.string().max(300).optional(),
  parameters: parametersSchema.optional(),
});
export type PresetContent = z.infer<typeof presetContentSchema>;

/** Most presets of one person. */
export const mostPresets = 200;

/** Largest preset on its way to the server, in bytes. */
export const maxPresetBytes = 1024 * 1024;

/** A named way of asking, to choose from a list or by `/`. */
export type Preset = PresetContent & { id: string };

/** What a person has set for every conversation. */
export const preferencesSchema = z.strictObject({
  /** The system prompt of a new conversation. */
  system: z.string().max(maxSystemLength).optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
