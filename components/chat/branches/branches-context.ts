import { createContext, type RefObject, useContext, useSyncExternalStore } from "react";
import type { Problem } from "@/components/call-api";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { ModelBrief } from "@/lib/core/model";
import type { EditDraft, EditDrafts } from "./edit-drafts";

/** A control that is to have the focus as soon as it is there. `top`: where on the screen it stood before, in pixels. */
export type FocusWish = { messageId: string; control: "edit" | "previous" | "next"; top?: number };

/** What can be done with single messages. The functions stay the same. */
export type Branches = {
  /** Why nothing can be changed now. */
  hindrance?: string;
  /** Nothing of the conversation is stored: it can neither be forked nor brought back. */
  temporary: boolean;
  /** The model that is asked when none is named. */
  model?: ModelBrief;
  drafts: EditDrafts;
  focusWish: RefObject<FocusWish | undefined>;
  edit: (messageId: string, draft: EditDraft) => Promise<Problem | undefined>;
  regenerate: (messageId: string, model?: ModelBrief) => void;
  chooseModel: (messageId: string) => void;
  continueAnswer: (answer: ParleyMessage) => void;
  show: (focus: FocusWish) => void;
  compare: (message: ParleyMessage) => void;
  fork: (messageId: string) => void;
  remove: (message: ParleyMessage) => void;
};

export const BranchesContext = createContext<Branches | undefined>(undefined);

/** What can be done with the messages around; undefined where they are only to be read. */
export function useBranches(): Branches | undefined {
  return useContext(BranchesContext);
}

const noSubscription = () => () => {};

/** The question as it is being changed; undefined while nobody changes it. */
export function useEditDraft(messageId: string): EditDraft | undefined {
  const drafts = useBranches()?.drafts;
  return useSyncExternalStore(
    drafts?.subscribe ?? noSubscription,
    () => drafts?.get(messageId),
    () => undefined,
  );
}
