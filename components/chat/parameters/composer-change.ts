import type { ParleyMessage } from "@/components/chat/parley-message";
import type { Attachment } from "@/lib/core/attachment";
import type { DraftContent, Parameters } from "@/lib/core/draft";
import type { Preset } from "@/lib/core/preset";

/** What the drawer or a preset changes of a composer. A key that is there with `undefined` is set back. */
export type ComposerChange = Partial<Pick<DraftContent, "text" | "model" | "parameters" | "system">>;

/** What would be sent now, for "view code" and for a new preset. */
export type NextQuestion = {
  sessId: string;
  /** The system prompt of the conversation so far; absent in one that has not begun. */
  system?: string;
  /** The whole shown path; messages that are not at hand are fetched when they are needed. */
  messages: readonly ParleyMessage[];
  text: string;
  attachments: readonly Attachment[];
  /** With what the switches say (`toSettings`). */
  parameters: Parameters;
};

/** What choosing a preset changes; what it does not set stays as it is. */
export function toComposerChange({ id: _id, name: _name, ...change }: Preset): ComposerChange {
  return change;
}
