import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import type { PresetContent } from "@/lib/core/preset";

/** What is set now. */
export type Current = { system?: string; model?: string; question: NextQuestion };

/** What a person wants a preset to hold beside the system prompt and the parameters. */
export type PresetWants = { text: boolean; model: boolean };

/** A preset of what is set now. Parameters are kept as a whole, so that choosing it sets exactly these. */
export function toPresetContent(name: string, { system, model, question }: Current, wants: PresetWants): PresetContent {
  const text = question.text.trim();
  return {
    name,
    ...(wants.text && text !== "" ? { text } : {}),
    ...(system === undefined ? {} : { system }),
    ...(wants.model && model !== undefined ? { model } : {}),
    parameters: question.parameters,
  };
}
