"use client";

import { BookmarkPlus } from "lucide-react";
import { useRef, useState } from "react";
import type { ComposerChange, NextQuestion } from "@/components/chat/parameters/composer-change";
import type { Notice } from "@/components/chat/parameters/drawer-notice";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import type { ModelBrief } from "@/lib/core/model";
import { PresetForm } from "./preset-form";
import { PresetLine } from "./preset-line";
import { usePresetActions } from "./use-preset-actions";

type Props = {
  system: string | undefined;
  model: ModelBrief | undefined;
  onChange: (change: ComposerChange) => void;
  nextQuestion: () => NextQuestion;
  onNotice: (notice: Notice) => void;
};

/** Named ways of asking: choose one, keep what is set now as one, and look after them. */
export function PresetList({ system, model, onChange, nextQuestion, onNotice }: Props) {
  const { t } = useText();
  const current = () => ({ system, model: model?.qualifiedId, question: nextQuestion() });
  const actions = usePresetActions({ current, onChange, onNotice });
  const { presets, problem } = actions;
  /** Id of the preset whose name is being written; `new`: of one that is to be. */
  const [named, setNamed] = useState<string>();
  const saveButton = useRef<HTMLButtonElement>(null);
  const leaveForm = () => {
    setNamed(undefined);
    saveButton.current?.focus();
  };
  return (
    <section aria-label={t("presets.title")} className="border-b border-line px-5 py-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold">{t("presets.title")}</h3>
        <Button
          ref={saveButton}
          look="quiet"
          className="-me-3"
          aria-expanded={named === "new"}
          onClick={() => setNamed("new")}
        >
          <BookmarkPlus aria-hidden className="size-4" />
          {t("presets.save")}
        </Button>
      </div>
      {problem && !presets && <p className="mt-1 text-small text-danger">{t("presets.failed")}</p>}
      {presets?.length === 0 && named === undefined && (
        <p className="mt-1 text-small text-ink-soft">{t("presets.empty")}</p>
      )}
      {named === "new" && (
        <PresetForm
          model={model}
          hasText={nextQuestion().text.trim() !== ""}
          onCancel={leaveForm}
          onSave={(name, wants) => {
            actions.save(name, wants);
            leaveForm();
          }}
        />
      )}
      <ul className="-mx-2 mt-1">
        {presets?.map((preset) =>
          named === preset.id ? (
            <li key={preset.id} className="px-2">
              <PresetForm
                name={preset.name}
                onCancel={leaveForm}
                onSave={(name) => {
                  actions.rename(preset, name);
                  leaveForm();
                }}
              />
            </li>
          ) : (
            <PresetLine key={preset.id} preset={preset} actions={actions} onRename={() => setNamed(preset.id)} />
          ),
        )}
      </ul>
    </section>
  );
}
