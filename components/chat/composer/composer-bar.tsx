"use client";

import { memo } from "react";
import { AnswerSwitches } from "@/components/chat/answer-switches";
import { ModelPicker } from "@/components/chat/model-picker";
import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import { ParametersButton } from "@/components/chat/parameters/parameters-button";
import type { ComposerTools } from "./composer-tools";
import type { DraftClient } from "./draft-client";
import { useDraftPart } from "./use-draft-state";
import type { Places } from "./use-places";

type Props = {
  draft: DraftClient;
  tools: ComposerTools;
  nextQuestion: () => NextQuestion;
  places: Places;
};

/** What can be chosen for the next answer: the model, thinking, search, and every parameter. */
export const ComposerBar = memo(function ComposerBar(props: Props) {
  const { draft, tools, nextQuestion, places } = props;
  const { model, chooseModel, wishes, changeWishes, parameters } = tools;
  const system = useDraftPart(draft, "system");
  return (
    <>
      <span ref={places.model} className="flex min-w-0">
        <ModelPicker model={model} onChoose={chooseModel} />
      </span>
      <AnswerSwitches model={model} wishes={wishes} onChange={changeWishes} />
      {/* On a phone the way there is in the menu. */}
      <span ref={places.parameters} className="contents max-sm:[&>button]:hidden">
        <ParametersButton
          model={model}
          parameters={parameters}
          system={system}
          onChange={draft.change}
          nextQuestion={nextQuestion}
        />
      </span>
    </>
  );
});
