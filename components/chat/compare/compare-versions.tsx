"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { DifferenceView } from "./difference-view";

/** One version of an answer. `label` says which it is: its model and when it was written. */
export type AnswerVersion = { id: string; label: string; text: string };

export type CompareVersionsProps = {
  /** In the order in which they were written; two or more. */
  versions: readonly AnswerVersion[];
  /** The id of the version the reader sees in the thread. */
  shown: string;
  onClose: () => void;
};

/** The version the reader sees and the one before it, or after it where it is the first. */
function firstChoice(versions: readonly AnswerVersion[], shown: string): { before: string; after: string } {
  const at = Math.max(
    1,
    versions.findIndex(({ id }) => id === shown),
  );
  return { before: versions[at - 1]?.id ?? "", after: versions[at]?.id ?? "" };
}

/** What two versions of an answer have that the other has not, over the page. */
export default function CompareVersions({ versions, shown, onClose }: CompareVersionsProps) {
  const { t } = useText();
  const [chosen, setChosen] = useState(() => firstChoice(versions, shown));
  const [before, after] = [chosen.before, chosen.after].map((id) => versions.find((version) => version.id === id));
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed inset-x-0 bottom-0 z-50 mx-auto flex h-[calc(100dvh-2rem)] w-full flex-col rounded-t-surface bg-paper-raised pb-[env(safe-area-inset-bottom)] text-ui text-ink shadow-float outline-none md:top-8 md:bottom-auto md:h-auto md:max-h-[calc(100dvh-4rem)] md:w-[min(68rem,calc(100vw-4rem))] md:rounded-surface"
        >
          <header className="flex items-center justify-between ps-5 pe-2 pt-2">
            <Dialog.Title className="font-semibold">{t("compare.title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t("compare.close")}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="flex flex-wrap gap-x-4 gap-y-2 px-5 pt-1 pb-3">
            <Choice
              versions={versions}
              label={t("compare.before")}
              value={chosen.before}
              onChange={(id) => setChosen({ ...chosen, before: id })}
            />
            <Choice
              versions={versions}
              label={t("compare.after")}
              value={chosen.after}
              onChange={(id) => setChosen({ ...chosen, after: id })}
            />
          </div>
          {before && after && <DifferenceView before={before} after={after} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type ChoiceProps = {
  label: string;
  versions: readonly AnswerVersion[];
  value: string;
  onChange: (id: string) => void;
};

function Choice({ label, versions, value, onChange }: ChoiceProps) {
  return (
    <label className="flex min-w-[min(100%,16rem)] flex-1 items-center gap-2.5">
      <span className="min-w-8 shrink-0 text-small text-ink-faint">{label}</span>
      <span className="relative flex min-w-0 flex-1">
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="h-9 w-full min-w-0 appearance-none truncate rounded border border-line-strong bg-transparent ps-3 pe-8 text-ink transition-colors hover:bg-paper-soft max-md:h-11"
        >
          {versions.map((version) => (
            <option key={version.id} value={version.id}>
              {version.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
        />
      </span>
    </label>
  );
}
