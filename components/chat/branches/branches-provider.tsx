"use client";

import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import type { ModelBrief } from "@/lib/core/model";
import { type Branches, BranchesContext, type FocusWish } from "./branches-context";
import { Comparison } from "./comparison";
import { EditDrafts } from "./edit-drafts";
import { type SettingsFor, useAsking } from "./use-asking";
import { useExplained } from "./use-explained";
import { useFork } from "./use-fork";
import { useRemoval } from "./use-removal";

type Props = {
  sessId: string;
  controls: ConversationControls;
  /** What the composer would ask now. */
  model: ModelBrief | undefined;
  settingsFor: SettingsFor;
  children: ReactNode;
};

type ModelChoice = { messageId: string; Dialog: ComponentType<ModelDialogProps> };
type ModelDialogProps = { model?: ModelBrief; onChoose: (model: ModelBrief) => void; onClose: () => void };

const loadModelDialog = () => import("./model-dialog");

/** Gives the messages below what can be done with each of them. */
export function BranchesProvider({ sessId, controls, model, settingsFor, children }: Props) {
  const { t } = useText();
  const { busy, load } = controls;
  const [drafts] = useState(() => new EditDrafts(sessId));
  useEffect(() => drafts.open(), [drafts]);
  const focusWish = useRef<FocusWish>(undefined);
  const asking = useAsking(controls, model, settingsFor);
  const show = useShow(controls.show, focusWish);
  const fork = useFork(controls);
  const remove = useRemoval(controls);
  const [compared, compare] = useState<ParleyMessage>();
  const [choice, setChoice] = useState<ModelChoice>();
  const chooseModel = useCallback((messageId: string) => {
    loadModelDialog().then(
      (module) => setChoice({ messageId, Dialog: module.default }),
      () => {},
    );
  }, []);

  const hindrance = busy ? t("branches.busy") : undefined;
  const temporary = model !== undefined && settingsFor(model).temporary === true;
  const branches = useMemo<Branches>(
    () => ({ hindrance, temporary, model, drafts, focusWish, ...asking, chooseModel, show, compare, fork, remove }),
    [hindrance, temporary, model, drafts, asking, chooseModel, show, fork, remove],
  );
  const closeComparison = useCallback(() => compare(undefined), []);
  return (
    <BranchesContext value={branches}>
      {children}
      {compared && <Comparison message={compared} load={load} onClose={closeComparison} />}
      {choice && (
        <choice.Dialog
          model={model}
          onClose={() => setChoice(undefined)}
          onChoose={(chosen) => {
            setChoice(undefined);
            asking.regenerate(choice.messageId, chosen);
          }}
        />
      )}
    </BranchesContext>
  );
}

/** Shows another version; the wish says which control is to have the focus there. */
function useShow(
  showVersion: ConversationControls["show"],
  focusWish: { current: FocusWish | undefined },
): Branches["show"] {
  const explained = useExplained();
  return useCallback(
    (wish) => {
      focusWish.current = wish;
      void explained(showVersion(wish.messageId), "branches.showFailed");
    },
    [showVersion, explained, focusWish],
  );
}
