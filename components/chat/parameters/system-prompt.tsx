"use client";

import { useId } from "react";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { maxSystemLength } from "@/lib/core/draft";
import { areaClass } from "./controls/control-props";
import type { Notice } from "./drawer-notice";
import type { KeptPreferences } from "./use-preferences";

type Props = {
  /** Undefined: the default one. */
  system: string | undefined;
  /** The conversation has a prompt of its own already, so that the default has to be said in so many words. */
  begun: boolean;
  kept: KeptPreferences;
  onChange: (system: string | undefined) => void;
  onNotice: (notice: Notice) => void;
};

/** What every answer of the conversation is told first, and what new conversations begin with. */
export function SystemPrompt({ system, begun, kept, onChange, onNotice }: Props) {
  const { t, locale } = useText();
  const id = useId();
  const { preferences, save } = kept;
  const usual = preferences?.system ?? "";
  const text = system ?? usual;
  const isDefault = preferences !== undefined && text === usual;
  const saveDefault = () =>
    save(text === "" ? {} : { system: text }).then(
      () => onNotice({ text: t("system.madeDefault") }),
      () => onNotice({ text: t("system.saveFailed") }),
    );
  return (
    <section aria-labelledby={`${id}-title`} className="border-b border-line px-5 py-4">
      <div className="flex items-baseline gap-2">
        <label id={`${id}-title`} htmlFor={id} className="font-semibold">
          {t("system.title")}
        </label>
        <code translate="no" className="font-mono text-small text-ink-faint">
          system
        </code>
        {isDefault && usual !== "" && (
          <span className="rounded-small bg-paper-soft px-1.5 py-0.5 text-small text-ink-soft">
            {t("system.isDefault")}
          </span>
        )}
      </div>
      <p id={`${id}-hint`} className="mt-0.5 mb-2 text-small text-ink-soft">
        {t("system.hint")}
      </p>
      <textarea
        id={id}
        dir="auto"
        rows={5}
        value={text}
        maxLength={maxSystemLength}
        placeholder={t("system.placeholder")}
        aria-describedby={`${id}-hint ${id}-count`}
        onChange={(event) => onChange(event.target.value)}
        className={cn(areaClass, "field-sizing-content max-h-[40dvh] min-h-28")}
      />
      <div className="mt-1 flex flex-wrap items-center gap-x-1">
        <span id={`${id}-count`} className="me-auto py-2 text-small text-ink-faint tabular-nums">
          {t("system.count", { count: text.length.toLocaleString(locale) })}
        </span>
        {!isDefault && (
          <>
            <Button look="quiet" onClick={() => onChange(begun ? usual : undefined)}>
              {t("system.useDefault")}
            </Button>
            <Button look="quiet" onClick={saveDefault}>
              {t("system.makeDefault")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
