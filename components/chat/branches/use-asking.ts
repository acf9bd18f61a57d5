import { useMemo, useRef } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { TurnSettings } from "@/components/chat/turn-settings";
import type { ConversationActions } from "@/components/chat/use-conversation";
import { useModels } from "@/components/models-context";
import type { ModelBrief } from "@/lib/core/model";
import type { Branches } from "./branches-context";
import { focusComposer } from "./focus-composer";

export type SettingsFor = (model: ModelBrief) => TurnSettings;

/** The ways to ask for an answer in the middle of a conversation; always the same functions. */
export function useAsking(
  actions: Pick<ConversationActions, "edit" | "regenerate" | "continueAnswer">,
  model: ModelBrief | undefined,
  settingsFor: SettingsFor,
): Pick<Branches, "edit" | "regenerate" | "continueAnswer"> {
  const { models } = useModels();
  const { edit, regenerate, continueAnswer } = actions;
  const latest = useRef({ model, settingsFor, models });
  latest.current = { model, settingsFor, models };
  return useMemo(() => {
    const own = (id: string | undefined) =>
      latest.current.models.find(({ qualifiedId, status }) => qualifiedId === id && status.state === "ready");
    return {
      edit: async (messageId, draft) => {
        const { model: asked, settingsFor: settings } = latest.current;
        if (!asked) return { code: "model_not_ready", message: "" };
        return edit(messageId, draft, asked.id, settings(asked));
      },
      regenerate: (messageId, chosen = latest.current.model) => {
        if (!chosen) return;
        focusComposer();
        void regenerate(messageId, chosen.id, latest.current.settingsFor(chosen));
      },
      continueAnswer: (answer: ParleyMessage) => {
        // Whoever began the text goes on with it, where that is possible.
        const asked = own(answer.metadata?.model) ?? latest.current.model;
        if (!asked) return;
        focusComposer();
        void continueAnswer(answer.id, asked.id, latest.current.settingsFor(asked));
      },
    };
  }, [edit, regenerate, continueAnswer]);
}
