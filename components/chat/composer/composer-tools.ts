import type { AnswerWishes } from "@/components/chat/answer-wishes";
import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import type { Attachment } from "@/lib/core/attachment";
import type { Parameters } from "@/lib/core/draft";
import type { ModelBrief } from "@/lib/core/model";

/** What can be chosen beside the text. */
export type ComposerTools = {
  model?: ModelBrief;
  chooseModel: (model: ModelBrief) => void;
  wishes: AnswerWishes;
  changeWishes: (news: Partial<AnswerWishes>) => void;
  /** What was set in the drawer. */
  parameters: Parameters;
  /** What would be asked now, given the files that are there. */
  nextQuestion: (attachments: readonly Attachment[]) => NextQuestion;
  /** Only where a chat can still become a temporary one, or a stored one again. */
  toggleTemporary?: () => void;
};
