"use client";

import { Columns2 } from "lucide-react";
import { useState } from "react";
import { useText } from "@/components/text-context";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { InlineDifference, SideBySide } from "./difference-text";
import { useDifference } from "./use-difference";

type Version = { label: string; text: string };

/** What differs between two versions; on a wide screen in one text or in two beside one another. */
export function DifferenceView({ before, after }: { before: Version; after: Version }) {
  const { t } = useText();
  const [beside, setBeside] = useState(false);
  const difference = useDifference(before.text, after.text);
  const same = difference?.hunks.every(({ changed }) => !changed);
  const note = same ? t("compare.same") : difference?.byLines ? t("compare.byLines") : undefined;
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line px-5 pb-2">
        <p role="status" className="min-w-0 flex-1 text-small text-ink-soft">
          {difference ? note : t("compare.working")}
        </p>
        <button
          type="button"
          aria-pressed={beside}
          onClick={() => setBeside(!beside)}
          className={cn(buttonClass("quiet"), "max-md:hidden", beside && "bg-accent-soft text-accent")}
        >
          <Columns2 aria-hidden className="size-4" />
          {t("compare.sideBySide")}
        </button>
      </div>
      <section
        // Reached by the keyboard, because what cannot be focused cannot be scrolled without a pointer.
        {...{ tabIndex: 0 }}
        aria-label={t("compare.title")}
        aria-busy={!difference}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-4 text-body outline-offset-[-2px]"
      >
        {difference && (
          <>
            <div className={cn("mx-auto max-w-column", beside && "md:hidden")}>
              <InlineDifference hunks={difference.hunks} />
            </div>
            {beside && (
              <div className="max-md:hidden">
                <SideBySide hunks={difference.hunks} titles={[before.label, after.label]} />
              </div>
            )}
          </>
        )}
      </section>
    </>
  );
}
