"use client";

import { useEffect, useId, useRef, useState } from "react";
import { fieldClass } from "@/components/chat/parameters/controls/control-props";
import { Tick } from "@/components/chat/parameters/controls/tick";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { ModelBrief } from "@/lib/core/model";
import type { PresetWants } from "./to-preset-content";

type Props = {
  /** Of a preset that is there already; only its name is asked for then. */
  name?: string;
  model?: ModelBrief;
  hasText?: boolean;
  onSave: (name: string, wants: PresetWants) => void;
  onCancel: () => void;
};

/** Asks for the name of a preset, and for what it is to hold. Enter saves, Escape leaves. */
export function PresetForm({ name: before = "", model, hasText = false, onSave, onCancel }: Props) {
  const { t } = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(before);
  const [wants, setWants] = useState<PresetWants>({ text: hasText, model: false });
  useEffect(() => {
    // After the menu that led here has given the focus back to its button.
    const timer = setTimeout(() => field.current?.select());
    return () => clearTimeout(timer);
  }, []);
  return (
    <form
      className="my-2 rounded border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        // The drawer is opened from the composer's own form, which would take this for a wish to send.
        event.stopPropagation();
        if (name.trim() !== "") onSave(name.trim(), wants);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <label htmlFor={id} className="mb-1 block text-small text-ink-soft">
        {t("presets.name")}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className={cn(fieldClass, "w-full")}
      />
      {hasText && (
        <Tick label={t("presets.withText")} checked={wants.text} onChange={(text) => setWants({ ...wants, text })} />
      )}
      {model && (
        <Tick
          label={t("presets.withModel", { name: model.title ?? model.name })}
          checked={wants.model}
          onChange={(on) => setWants({ ...wants, model: on })}
        />
      )}
      <div className="mt-2 flex justify-end gap-1">
        <Button look="quiet" onClick={onCancel}>
          {t("presets.cancel")}
        </Button>
        <Button look="primary" type="submit" disabled={name.trim() === ""}>
          {t("presets.saveNow")}
        </Button>
      </div>
    </form>
  );
}
