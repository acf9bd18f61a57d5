"use client";

import { Code, Search } from "lucide-react";
import { useState } from "react";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Parameters } from "@/lib/core/draft";
import { CodeDialog } from "./code/code-dialog";
import { fieldClass } from "./controls/control-props";
import { DrawerFrame } from "./drawer-frame";
import { DrawerNotice } from "./drawer-notice";
import { findGroups } from "./find-groups";
import { parameterGroups } from "./parameter-groups";
import { ParameterSection } from "./parameter-section";
import type { ParametersProps } from "./parameters-button";
import { PresetList } from "./presets/preset-list";
import { SystemPrompt } from "./system-prompt";
import { useModelSupport } from "./use-model-support";
import { useNotice } from "./use-notice";
import { usePreferences } from "./use-preferences";

/** Sections that are open at first. */
const firstOpen = new Set(["group.sampling", "group.length"]);

/** Everything that can be said about the next answer. What is set is set at once; there is nothing to save. */
export default function ParametersDrawer(props: ParametersProps & { onClose: () => void }) {
  const { model, parameters, onChange, nextQuestion, onClose } = props;
  const { t } = useText();
  const [wanted, setWanted] = useState("");
  const [isCodeShown, setCodeShown] = useState(false);
  const { notice, show, clear } = useNotice();
  const { support, failed } = useModelSupport(model?.qualifiedId);
  const kept = usePreferences();
  const question = nextQuestion();
  const system = props.system ?? question.system;
  const taker = { name: model?.title ?? model?.name ?? "", support };
  const groups = findGroups(parameterGroups, wanted, t);
  const set = (changed: Parameters) => onChange({ parameters: changed });
  const resetAll = () => {
    set({});
    show({ text: t("drawer.resetDone"), undo: () => set(parameters) });
  };
  return (
    <DrawerFrame
      onClose={onClose}
      footer={<DrawerNotice notice={notice} onDone={clear} />}
      actions={
        <Button look="quiet" onClick={() => setCodeShown(true)}>
          <Code aria-hidden className="size-4" />
          {t("viewCode.open")}
        </Button>
      }
    >
      <PresetList system={system} model={model} onChange={onChange} nextQuestion={nextQuestion} onNotice={show} />
      <SystemPrompt
        system={system}
        kept={kept}
        begun={question.messages.length > 0}
        onChange={(changed) => onChange({ system: changed })}
        onNotice={show}
      />
      <div className="flex items-center gap-2 border-b border-line px-5 py-3">
        <span className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            type="search"
            value={wanted}
            aria-label={t("drawer.find")}
            placeholder={t("drawer.find")}
            onChange={(event) => setWanted(event.target.value)}
            className={cn(fieldClass, "w-full ps-8.5")}
          />
        </span>
        <Button look="quiet" disabled={Object.keys(parameters).length === 0} onClick={resetAll}>
          {t("drawer.resetAll")}
        </Button>
      </div>
      {failed && <p className="px-5 pt-3 text-small text-warning">{t("drawer.supportFailed")}</p>}
      {groups.map((group) => (
        <ParameterSection
          key={`${group.title} ${wanted}`}
          group={group}
          parameters={parameters}
          model={taker}
          onChange={set}
          open={wanted !== "" || firstOpen.has(group.title)}
        />
      ))}
      {groups.length === 0 && <p className="px-5 py-6 text-ink-soft">{t("drawer.findNone")}</p>}
      {isCodeShown && (
        <CodeDialog
          model={model}
          system={system ?? kept.preferences?.system ?? ""}
          question={question}
          onClose={() => setCodeShown(false)}
        />
      )}
    </DrawerFrame>
  );
}
