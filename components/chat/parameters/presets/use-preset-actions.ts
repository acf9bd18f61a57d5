import type { Problem } from "@/components/call-api";
import { type ComposerChange, toComposerChange } from "@/components/chat/parameters/composer-change";
import type { Notice } from "@/components/chat/parameters/drawer-notice";
import { usePresets } from "@/components/chat/parameters/use-presets";
import { useText } from "@/components/text-context";
import type { Preset } from "@/lib/core/preset";
import { type Current, type PresetWants, toPresetContent } from "./to-preset-content";

/** What can be done with presets from the drawer; what came of it is told as a notice. */
export type PresetActions = {
  presets?: readonly Preset[];
  problem?: Problem;
  apply: (preset: Preset) => void;
  save: (name: string, wants: PresetWants) => void;
  rename: (preset: Preset, name: string) => void;
  /** Sets it to what is set now. */
  replace: (preset: Preset) => void;
  remove: (preset: Preset) => void;
};

type Given = {
  current: () => Current;
  onChange: (change: ComposerChange) => void;
  onNotice: (notice: Notice) => void;
};

/** The presets and what can be done with them. */
export function usePresetActions({ current, onChange, onNotice }: Given): PresetActions {
  const { t } = useText();
  const { presets, problem, add, update, remove } = usePresets();
  const tell = (work: Promise<unknown>, name: string) =>
    void work.then(
      () => onNotice({ text: t("presets.saved", { name }) }),
      () => onNotice({ text: t("presets.saveFailed") }),
    );
  return {
    presets,
    problem,
    apply: (preset) => {
      onChange(toComposerChange(preset));
      onNotice({ text: t("presets.applied", { name: preset.name }) });
    },
    save: (name, wants) => tell(add(toPresetContent(name, current(), wants)), name),
    rename: (preset, name) => tell(update({ ...preset, name }), name),
    replace: ({ id, name, text, model }) => {
      const wants = { text: text !== undefined, model: model !== undefined };
      tell(update({ ...toPresetContent(name, current(), wants), id }), name);
    },
    remove: ({ id, ...content }) =>
      void remove(id).then(
        () =>
          onNotice({
            text: t("presets.deleted", { name: content.name }),
            undo: () => tell(add(content), content.name),
          }),
        () => onNotice({ text: t("presets.deleteFailed") }),
      ),
  };
}
