import type { Attachment } from "@/lib/core/attachment";

/** What a person is about to say. */
export type OutgoingMessage = {
  text: string;
  files?: readonly Attachment[];
  /** Ids it has already, because it waited for its turn. */
  ids?: { messageId: string; turnId: string };
};
